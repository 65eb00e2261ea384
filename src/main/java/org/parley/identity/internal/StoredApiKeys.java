package org.parley.identity.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.parley.identity.ApiKeys;
import org.parley.shared.id.Ids;

@ApplicationScoped
class StoredApiKeys implements ApiKeys {

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Clock clock;

    @Override
    @Transactional
    public void ensure(String name, String key, Set<String> scopes) {
        if (!SCOPES.containsAll(scopes)) {
            throw new IllegalArgumentException("unknown scope in " + scopes);
        }
        String words = String.join(",", new TreeSet<>(scopes));
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE api_key SET key_hash = ?, scopes = ? WHERE name = ?")) {
                update.setString(1, Ids.sha256(key));
                update.setString(2, words);
                update.setString(3, name);
                if (update.executeUpdate() > 0) {
                    return;
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO api_key (id, name, key_hash, scopes, created_at) VALUES (?, ?, ?, ?, ?)")) {
                insert.setObject(1, Ids.next());
                insert.setString(2, name);
                insert.setString(3, Ids.sha256(key));
                insert.setString(4, words);
                insert.setObject(5, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
                insert.executeUpdate();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the API key cannot be kept", failed);
        }
    }
}
