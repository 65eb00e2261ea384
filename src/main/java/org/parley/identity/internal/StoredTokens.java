package org.parley.identity.internal;

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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.identity.Caller;
import org.parley.identity.Credential;
import org.parley.identity.StaffId;
import org.parley.identity.Tokens;
import org.parley.shared.id.Ids;

/**
 * Tokens by plain SQL, since every request asks. What was found is believed for three seconds, so a busy visitor costs
 * one query per three seconds and a token revoked on another node dies within the promised five.
 */
@ApplicationScoped
class StoredTokens implements Tokens {

    private static final Duration RENEW_AFTER = Duration.ofDays(1);
    private static final String FIND = """
            SELECT t.kind, t.subject_id, t.expires_at, s.name, s.roles, s.active
            FROM access_token t LEFT JOIN staff_account s ON t.kind = 'STAFF' AND s.id = t.subject_id
            WHERE t.token_hash = ?""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Clock clock;
    @Inject
    private CredentialCache cache;
    @Inject
    @ConfigProperty(name = "parley.identity.visitor-token-lifetime")
    private Duration visitorLifetime;

    @Override
    @Transactional
    public Issued forStaff(StaffId staff, Duration lifetime) {
        return issue(Caller.Kind.STAFF, staff.value(), lifetime);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Issued issue(Caller.Kind kind, UUID subject, Duration lifetime) {
        String token = Ids.secret();
        Instant expiresAt = clock.instant().plus(lifetime);
        update("INSERT INTO access_token (token_hash, kind, subject_id, expires_at) VALUES (?, ?, ?, ?)",
                Ids.sha256(token), kind.name(), subject, at(expiresAt));
        return new Issued(token, expiresAt);
    }

    @Override
    public Optional<Credential> find(String token) {
        if (token.isEmpty() || token.length() > 200) {
            return Optional.empty();
        }
        String hash = Ids.sha256(token);
        return cache.get(hash, this::load);
    }

    private Optional<Credential> load(String hash) {
        try (Connection connection = database.getConnection()) {
            Optional<Credential> found = loadToken(connection, hash);
            return found.isPresent() ? found : loadKey(connection, hash);
        } catch (SQLException failed) {
            throw new IllegalStateException("tokens cannot be read", failed);
        }
    }

    private Optional<Credential> loadToken(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Caller.Kind kind = Caller.Kind.valueOf(row.getString(1));
                Instant expiresAt = row.getObject(3, OffsetDateTime.class).toInstant();
                if (!expiresAt.isAfter(clock.instant()) || kind == Caller.Kind.STAFF && !row.getBoolean(6)) {
                    return Optional.empty();
                }
                UUID subject = row.getObject(2, UUID.class);
                if (kind == Caller.Kind.VISITOR) {
                    renew(hash, expiresAt);
                    return Optional.of(new Credential(kind, hash, subject, "", Set.of(), Set.of()));
                }
                return Optional.of(new Credential(kind, hash, subject, row.getString(4),
                        words(row.getString(5)), Set.of()));
            }
        }
    }

    /** Valid so long after the last use; written at most once a day. */
    private void renew(String hash, Instant expiresAt) {
        Instant renewed = clock.instant().plus(visitorLifetime);
        if (Duration.between(expiresAt, renewed).compareTo(RENEW_AFTER) > 0) {
            update("UPDATE access_token SET expires_at = ? WHERE token_hash = ?", at(renewed), hash);
        }
    }

    private Optional<Credential> loadKey(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, name, scopes FROM api_key WHERE key_hash = ?")) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Credential(Caller.Kind.KEY, hash, row.getObject(1, UUID.class),
                        row.getString(2), Set.of(), words(row.getString(3)))) : Optional.empty();
            }
        }
    }

    @Override
    public Set<String> alive(Collection<String> fingerprints) {
        Set<String> alive = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                SELECT t.token_hash FROM access_token t
                LEFT JOIN staff_account s ON t.kind = 'STAFF' AND s.id = t.subject_id
                WHERE t.token_hash = ANY(?) AND t.expires_at > ? AND (t.kind <> 'STAFF' OR s.active = TRUE)
                UNION ALL SELECT k.key_hash FROM api_key k WHERE k.key_hash = ANY(?)""")) {
            Object[] hashes = fingerprints.toArray();
            select.setArray(1, connection.createArrayOf("varchar", hashes));
            select.setObject(2, at(clock.instant()));
            select.setArray(3, connection.createArrayOf("varchar", hashes));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    alive.add(rows.getString(1));
                }
            }
            return alive;
        } catch (SQLException failed) {
            throw new IllegalStateException("tokens cannot be read", failed);
        }
    }

    @Override
    @Transactional
    public void revoke(String token) {
        String hash = Ids.sha256(token);
        update("DELETE FROM access_token WHERE token_hash = ?", hash);
        cache.forget(hash);
    }

    @Override
    @Transactional
    public void revokeAll(StaffId staff) {
        update("DELETE FROM access_token WHERE kind = 'STAFF' AND subject_id = ?", staff.value());
        cache.forgetAll();
    }

    @Override
    @Transactional
    public void removeExpired() {
        update("DELETE FROM access_token WHERE expires_at < ?", at(clock.instant()));
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("tokens cannot be written", failed);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(",")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
