package org.parley.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The least that a durable message can be: in plain JDBC, without a server, the row of the message and the change of its
 * conversation, in one transaction. No checks, no clock, no masking, no listener.
 */
final class RowLoop {

    private static final String TEXT = "{\"type\":\"text\",\"text\":\"Do you have this in medium, and when would it arrive?\"}";

    private final DataSource database;
    private final UUID[] conversations;
    private final long[] seq;

    RowLoop(DataSource database, int conversations) throws SQLException {
        this.database = database;
        this.conversations = new UUID[conversations];
        this.seq = new long[conversations];
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO conversation (id, visitor_id, inbox, language, customer_name, status, handled_by, episode,
                    last_seq, visitor_read_seq, staff_read_seq, labels, attributes, last_line, digit_tail, created_at,
                    updated_at)
                VALUES (?, ?, 'web', 'en', '', 'OPEN', 'bot', 1, 0, 0, 0, '', '{}', '', '', ?, ?)""")) {
            for (int at = 0; at < conversations; at++) {
                this.conversations[at] = UUID.randomUUID();
                insert.setObject(1, this.conversations[at]);
                insert.setObject(2, UUID.randomUUID());
                insert.setObject(3, OffsetDateTime.now(ZoneOffset.UTC));
                insert.setObject(4, OffsetDateTime.now(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Each client has its own connection and its own share of the conversations. */
    Load.Result run(int clients, Duration time) throws Exception {
        return Load.run(clients, time, number -> new Client(number, clients));
    }

    private final class Client implements Load.Client {

        private final int first;
        private final int step;
        private final Connection connection;
        private final PreparedStatement insert;
        private final PreparedStatement update;

        Client(int first, int step) throws SQLException {
            this.first = first;
            this.step = step;
            connection = database.getConnection();
            connection.setAutoCommit(false);
            insert = connection.prepareStatement("""
                    INSERT INTO message (id, conversation_id, seq, client_message_id, author_kind, author_id, author_name,
                        content_type, content, created_at)
                    VALUES (?, ?, ?, ?, 'CUSTOMER', ?, '', 'text', ?, ?)""");
            update = connection.prepareStatement(
                    "UPDATE conversation SET last_seq = ?, last_line = ?, last_message_at = ?, updated_at = ? WHERE id = ?");
        }

        @Override
        public boolean go(int number) throws SQLException {
            int at = (first + number * step) % conversations.length;
            OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, conversations[at]);
            insert.setLong(3, ++seq[at]);
            insert.setObject(4, UUID.randomUUID());
            insert.setObject(5, conversations[at]);
            insert.setString(6, TEXT);
            insert.setObject(7, now);
            insert.executeUpdate();
            update.setLong(1, seq[at]);
            update.setString(2, "Do you have this in medium, and when would it arrive?");
            update.setObject(3, now);
            update.setObject(4, now);
            update.setObject(5, conversations[at]);
            update.executeUpdate();
            connection.commit();
            return true;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
