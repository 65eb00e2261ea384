package org.parley.shared.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox table: claiming, finishing and postponing entries, each in a short transaction of its own. */
@ApplicationScoped
class OutboxStore {

    /** A claimed entry becomes visible again after this time: long enough for any handler, short after a crash. */
    static final Duration LEASE = Duration.ofSeconds(60);
    private static final int LAST_ATTEMPT = 12;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final String CLAIM = """
            SELECT e.id, e.event_id, e.handler, e.subject, e.payload, e.attempt
            FROM outbox_entry e
            WHERE e.state = 'PENDING' AND e.due_at <= ?
              AND (e.in_order = FALSE OR NOT EXISTS (
                SELECT 1 FROM outbox_entry earlier
                WHERE earlier.subject = e.subject AND earlier.handler = e.handler AND earlier.id < e.id
                  AND earlier.in_order = TRUE AND earlier.state = 'PENDING'))
            ORDER BY e.due_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Clock clock;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<OutboxEntry> claim(int most) throws SQLException {
        Instant now = clock.instant();
        List<OutboxEntry> claimed = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement select = connection.prepareStatement(CLAIM)) {
                select.setObject(1, at(now));
                select.setInt(2, most);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        claimed.add(new OutboxEntry(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class),
                                rows.getString(3), rows.getString(4), rows.getString(5), rows.getInt(6) + 1));
                    }
                }
            }
            if (!claimed.isEmpty()) {
                try (PreparedStatement lease = connection.prepareStatement(
                        "UPDATE outbox_entry SET due_at = ?, attempt = attempt + 1 WHERE id = ?")) {
                    for (OutboxEntry entry : claimed) {
                        lease.setObject(1, at(now.plus(LEASE)));
                        lease.setObject(2, entry.id());
                        lease.addBatch();
                    }
                    lease.executeBatch();
                }
            }
        }
        return claimed;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void done(OutboxEntry entry) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox_entry WHERE id = ?")) {
            delete.setObject(1, entry.id());
            delete.executeUpdate();
        }
    }

    /** Postpones with doubling pauses; after the last attempt the entry stays, parked, for a person to look at. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void failed(OutboxEntry entry, String reason) throws SQLException {
        boolean park = entry.attempt() >= LAST_ATTEMPT;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(entry.attempt() - 1, 20));
        Instant due = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE outbox_entry SET due_at = ?, state = ?, last_error = ? WHERE id = ?")) {
            update.setObject(1, at(due));
            update.setString(2, park ? "PARKED" : "PENDING");
            update.setString(3, reason.length() > 500 ? reason.substring(0, 500) : reason);
            update.setObject(4, entry.id());
            update.executeUpdate();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
