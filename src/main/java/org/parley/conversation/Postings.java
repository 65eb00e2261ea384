package org.parley.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** When who wrote in many conversations, without what was written; for those who reckon with time. */
public interface Postings {

    /** In one query, by conversation and in the order of the thread. */
    List<Posting> of(Collection<ConversationId> conversations);

    /**
     * @param authorId    {@code null} for the bot and the system
     * @param contentType as in {@link MessageContent#type()}
     * @param choice      the value of a pressed choice; {@code null} for all other content
     */
    record Posting(ConversationId conversation, Instant at, Author.Kind author, UUID authorId, String contentType,
            String choice) {
    }
}
