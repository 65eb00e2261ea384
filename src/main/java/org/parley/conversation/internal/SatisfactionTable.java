package org.parley.conversation.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.MessageContent;
import org.parley.conversation.PostMessage;
import org.parley.conversation.event.MessagePosted;
import org.parley.shared.id.Ids;
import org.parley.shared.persistence.Sql;

/** How customers rated what was done for them: one rating for each time they were asked. */
@ApplicationScoped
class SatisfactionTable {

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    /** Whether the post is a rating in answer to a question that was answered before. Called under the thread's lock. */
    boolean isRated(PostMessage post) {
        return isRating(post.content()) && Sql.first(database, "SELECT 1 FROM satisfaction WHERE message_id = ?",
                row -> true, asked(post.content())).isPresent();
    }

    void rate(MessagePosted placed) {
        MessageContent content = placed.message().content();
        if (isRating(content)) {
            Sql.update(database, """
                    INSERT INTO satisfaction (message_id, conversation_id, episode, score, remark, rated_at)
                    VALUES (?, ?, ?, ?, ?, ?)""", asked(content), placed.message().conversationId().value(),
                    placed.after().episode(), content.json().get("score").intValue(),
                    content.json().hasNonNull("comment") ? content.field("comment") : null, placed.message().createdAt());
        }
    }

    private static boolean isRating(MessageContent content) {
        return MessageContent.CSAT.equals(content.type());
    }

    private static UUID asked(MessageContent content) {
        return Ids.parse(content.field("inReplyTo")).orElseThrow();
    }
}
