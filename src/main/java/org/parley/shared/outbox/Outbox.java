package org.parley.shared.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.shared.id.Ids;
import org.parley.shared.tx.AfterCommit;

/**
 * Where modules leave work that must happen but may happen after the commit. The entry is written in the caller's
 * transaction: it exists exactly when the fact it follows from exists. Delivery begins at once after the commit.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Outbox {

    private static final String INSERT = """
            INSERT INTO outbox_entry (id, event_id, handler, subject, payload, due_at, attempt, state, in_order)
            VALUES (?, ?, ?, ?, ?, ?, 0, 'PENDING', ?)""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Clock clock;
    @Inject
    private AfterCommit afterCommit;
    @Inject
    private OutboxDispatcher dispatcher;

    /** To be done at once and in order: after all earlier entries of the same handler and subject. */
    public void put(String handler, UUID eventId, String subject, String payload) {
        insert(List.of(new Draft(handler, eventId, subject, payload)), clock.instant(), true);
        afterCommit.run(dispatcher::wake);
    }

    /** Many at once, with one round trip; each as by {@link #put(String, UUID, String, String)}. */
    public void putAll(List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            insert(drafts, clock.instant(), true);
            afterCommit.run(dispatcher::wake);
        }
    }

    /** To be done not before an instant, in no order: expiries, reminders, checks. */
    public void put(String handler, UUID eventId, String subject, String payload, Instant notBefore) {
        insert(List.of(new Draft(handler, eventId, subject, payload)), notBefore, false);
        if (!notBefore.isAfter(clock.instant())) {
            afterCommit.run(dispatcher::wake);
        }
    }

    private void insert(List<Draft> drafts, Instant due, boolean inOrder) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Draft draft : drafts) {
                insert.setObject(1, Ids.next());
                insert.setObject(2, draft.eventId());
                insert.setString(3, draft.handler());
                insert.setString(4, draft.subject());
                insert.setString(5, draft.payload());
                insert.setObject(6, OffsetDateTime.ofInstant(due, ZoneOffset.UTC));
                insert.setBoolean(7, inOrder);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException("outbox entries could not be written", failed);
        }
    }

    /** An entry to be written; see {@link OutboxEntry} for what the parts mean. */
    public record Draft(String handler, UUID eventId, String subject, String payload) {
    }
}
