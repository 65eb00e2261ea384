package org.parley.app;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.parley.conversation.MessageView;
import org.parley.conversation.Messages;
import org.parley.conversation.PostMessage;
import org.parley.conversation.event.MessagesPosted;
import org.parley.shared.persistence.Sql;

/**
 * Packed into the archive of {@link OneTransactionIT} only. The last to hear of a message, it notes what the other
 * observers have written, inside their transaction; then it fails, or waits, or lets be, as the text asks for.
 */
@ApplicationScoped
class Probe {

    static final String FAIL = "fail-this-transaction";
    static final String HOLD = "hold-this-transaction";
    private static final int LAST = 10_000;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Messages messages;

    private final Map<UUID, Kept> within = new ConcurrentHashMap<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    void last(@Observes @Priority(LAST) MessagesPosted posted) throws InterruptedException {
        for (var one : posted.messages()) {
            MessageView message = one.message();
            within.put(message.clientMessageId(), kept(message.conversationId().value(), message.clientMessageId()));
            String text = message.content().field("text");
            if (text.equals(FAIL)) {
                throw new Refused();
            }
            if (text.equals(HOLD)) {
                held.countDown();
                if (!released.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody released the transaction");
                }
            }
        }
    }

    boolean holds() throws InterruptedException {
        return held.await(20, TimeUnit.SECONDS);
    }

    void release() {
        released.countDown();
    }

    /** As another module would that has something of its own to write. */
    @Transactional
    void postWithin(PostMessage post) {
        messages.postWithin(post);
    }

    @Transactional
    void postWithinAndFail(PostMessage post) {
        messages.postWithin(post);
        throw new Refused();
    }

    /** What the transaction of that message had written before this observer decided. */
    Kept within(UUID clientMessageId) {
        return within.getOrDefault(clientMessageId, new Kept(0, 0, 0));
    }

    /** What there is of a customer's message as the calling thread sees it: in its transaction, or committed. */
    Kept kept(UUID conversation, UUID clientMessageId) {
        return new Kept(count("message WHERE conversation_id = ? AND client_message_id = ?", conversation, clientMessageId),
                count("sla_clock WHERE conversation_id = ?", conversation),
                count("outbox_entry WHERE subject = ? AND payload LIKE '%\"message\":\"%'", conversation.toString()));
    }

    private long count(String what, Object... values) {
        return Sql.first(database, "SELECT count(*) FROM " + what, row -> row.getLong(1), values).orElseThrow();
    }

    /** @param turns the bot's turns due, which are rows of the outbox */
    record Kept(long messages, long clocks, long turns) {
    }

    /** The failure that is asked for. */
    static final class Refused extends RuntimeException {
    }
}
