package sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows of {@code sandbox_webhook}; one without {@code next_at} is delivered, lost on purpose or given up. */
final class WebhookTable {

    private static final int BATCH = 20;

    private WebhookTable() {
    }

    static void insert(Connection connection, String eventId, String body, Instant next) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sandbox_webhook"
                + " (id, event_id, body, attempt, next_at, outcome) VALUES (?, ?, ?, 0, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, eventId);
            insert.setString(3, body);
            insert.setObject(4, SessionTable.at(next));
            insert.setString(5, next == null ? "dropped" : null);
            insert.executeUpdate();
        }
    }

    static List<Due> due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, event_id, body, attempt"
                + " FROM sandbox_webhook WHERE next_at <= ? ORDER BY next_at LIMIT " + BATCH)) {
            select.setObject(1, SessionTable.at(now));
            List<Due> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getInt(4)));
                }
            }
            return due;
        }
    }

    static int record(Connection connection, UUID id, int attempt, Instant next, String outcome) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE sandbox_webhook SET attempt = ?, next_at = ?, outcome = ? WHERE id = ?")) {
            update.setInt(1, attempt);
            update.setObject(2, SessionTable.at(next));
            update.setString(3, outcome.length() > 200 ? outcome.substring(0, 200) : outcome);
            update.setObject(4, id);
            return update.executeUpdate();
        }
    }

    record Due(UUID id, String eventId, String body, int attempt) {
    }
}
