package org.parley.app.rest;

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
import java.util.Optional;
import javax.sql.DataSource;
import org.parley.shared.id.Ids;

/** First answers by idempotency key, each in a transaction of its own so that they outlive a failed call. */
@ApplicationScoped
class IdempotencyKeys {

    /** A claim without an answer after this time belongs to a call that died. */
    private static final Duration DEAD = Duration.ofSeconds(60);
    static final Duration KEPT = Duration.ofHours(24);

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Clock clock;

    /** Claims a key for this call, or says what is known of the earlier call. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    Optional<Answer> claim(String scope, String requestDigest) {
        String id = Ids.sha256(scope);
        try (Connection connection = database.getConnection()) {
            Optional<Answer> earlier = find(connection, id);
            if (earlier.isPresent()) {
                Instant now = clock.instant();
                boolean over = earlier.get().at().isBefore(now.minus(KEPT))
                        || earlier.get().status() == 0 && earlier.get().at().isBefore(now.minus(DEAD));
                if (!over) {
                    return earlier;
                }
                delete(connection, id, earlier.get().at());
            }
            return insert(connection, id, requestDigest) ? Optional.empty() : find(connection, id);
        } catch (SQLException failed) {
            throw new IllegalStateException("idempotency keys cannot be read", failed);
        }
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    void keep(String scope, int status, String mediaType, String body) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE idempotency_key SET status = ?, media_type = ?, body = ? WHERE id = ?")) {
            update.setInt(1, status);
            update.setString(2, mediaType);
            update.setString(3, body);
            update.setString(4, Ids.sha256(scope));
            update.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("the answer for an idempotency key cannot be kept", failed);
        }
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    void forget(String scope) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM idempotency_key WHERE id = ?")) {
            delete.setString(1, Ids.sha256(scope));
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("an idempotency key cannot be freed", failed);
        }
    }

    private static Optional<Answer> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT request_digest, status, media_type, body, created_at FROM idempotency_key WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Answer(row.getString(1), row.getInt(2), row.getString(3),
                        row.getString(4), row.getObject(5, OffsetDateTime.class).toInstant())) : Optional.empty();
            }
        }
    }

    private boolean insert(Connection connection, String id, String digest) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO idempotency_key (id, request_digest, status, created_at)
                VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, id);
            insert.setString(2, digest);
            insert.setObject(3, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private static void delete(Connection connection, String id, Instant at) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM idempotency_key WHERE id = ? AND created_at = ?")) {
            delete.setString(1, id);
            delete.setObject(2, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    /** @param status 0 while the first call runs */
    record Answer(String requestDigest, int status, String mediaType, String body, Instant at) {
    }
}
