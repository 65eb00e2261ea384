package org.parley.conversation;

import java.util.Objects;
import java.util.UUID;
import org.parley.shared.id.Ids;

/**
 * A message to be posted.
 *
 * @param clientMessageId makes the post idempotent: a second post of the same id returns the first message
 * @param expectedSeq the last message the author has seen; a newer one in the thread refuses the post. {@code null}: any
 */
public record PostMessage(ConversationId conversationId, UUID clientMessageId, Author author, MessageContent content,
        Long expectedSeq) {

    public PostMessage {
        Objects.requireNonNull(conversationId);
        Objects.requireNonNull(clientMessageId);
        Objects.requireNonNull(author);
        Objects.requireNonNull(content);
    }

    public static PostMessage of(ConversationId conversation, Author author, MessageContent content) {
        return new PostMessage(conversation, Ids.next(), author, content, null);
    }
}
