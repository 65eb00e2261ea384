package sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of {@code sandbox_session} and the double entries of {@code sandbox_ledger}. */
final class SessionTable {

    private static final String COLUMNS = "id, reference, status, method, currency, amount, captured, refunded,"
            + " expires_at, silent_until, bank_at, bank_amount";

    private SessionTable() {
    }

    static Optional<Session> locked(Connection connection, String reference) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM sandbox_session WHERE reference = ? FOR UPDATE")) {
            select.setString(1, reference);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(session(row)) : Optional.empty();
            }
        }
    }

    /** References whose bank decides by now. */
    static List<String> dueAtBank(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT reference FROM sandbox_session WHERE bank_at <= ? ORDER BY bank_at LIMIT 50")) {
            select.setObject(1, at(now));
            List<String> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(row.getString(1));
                }
            }
            return due;
        }
    }

    static void insert(Connection connection, Session session) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sandbox_session (" + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, session.id());
            insert.setString(2, session.reference());
            insert.setString(3, session.status().name());
            insert.setString(4, session.method());
            insert.setString(5, session.currency());
            insert.setLong(6, session.amount());
            insert.setLong(7, session.captured());
            insert.setLong(8, session.refunded());
            insert.setObject(9, at(session.expiresAt()));
            insert.setObject(10, at(session.silentUntil()));
            insert.setObject(11, at(session.bankAt()));
            insert.setLong(12, session.bankAmount());
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, Session session) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE sandbox_session SET status = ?, method = ?,"
                + " captured = ?, refunded = ?, silent_until = ?, bank_at = ?, bank_amount = ? WHERE id = ?")) {
            update.setString(1, session.status().name());
            update.setString(2, session.method());
            update.setLong(3, session.captured());
            update.setLong(4, session.refunded());
            update.setObject(5, at(session.silentUntil()));
            update.setObject(6, at(session.bankAt()));
            update.setLong(7, session.bankAmount());
            update.setObject(8, session.id());
            update.executeUpdate();
        }
    }

    /** Moves money between two accounts: always two entries that sum to zero. */
    static void book(Connection connection, Session session, String operation, String from, String to, long amount,
            Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sandbox_ledger"
                + " (id, session_id, operation, account, amount, currency, booked_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            entry(insert, session, operation, from, -amount, now);
            entry(insert, session, operation, to, amount, now);
            insert.executeBatch();
        }
    }

    /** What an operation moved for a session; empty if it has not happened. The session of another one is -1. */
    static Optional<Long> booked(Connection connection, Session session, String operation) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT session_id, amount FROM sandbox_ledger WHERE operation = ? AND amount > 0")) {
            select.setString(1, operation);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(session.id().equals(row.getObject(1, UUID.class)) ? row.getLong(2) : -1L);
            }
        }
    }

    private static void entry(PreparedStatement insert, Session session, String operation, String account, long amount,
            Instant now) throws SQLException {
        insert.setObject(1, UUID.randomUUID());
        insert.setObject(2, session.id());
        insert.setString(3, operation);
        insert.setString(4, account);
        insert.setLong(5, amount);
        insert.setString(6, session.currency());
        insert.setObject(7, at(now));
        insert.addBatch();
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(row.getObject(1, UUID.class), row.getString(2), Session.Status.valueOf(row.getString(3)),
                row.getString(4), row.getString(5), row.getLong(6), row.getLong(7), row.getLong(8), instant(row, 9),
                instant(row, 10), instant(row, 11), row.getLong(12));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
