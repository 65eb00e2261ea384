package org.parley.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;

/** The shop's categories while an import runs: those that are known, and those that the file adds or retitles. */
final class ImportCategories {

    private final Map<String, Known> known = new HashMap<>();
    private final boolean dryRun;

    ImportCategories(Connection connection, boolean dryRun) throws SQLException {
        this.dryRun = dryRun;
        try (PreparedStatement select = connection.prepareStatement("SELECT id, handle, title FROM category");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                known.put(row.getString("handle"), new Known(row.getObject("id", UUID.class),
                        Json.read(row.getString("title"), LocalizedText.class)));
            }
        }
    }

    /** The id of the category, or {@code null}. */
    UUID id(String handle) {
        Known category = known.get(handle);
        return category == null ? null : category.id;
    }

    /** Whether the draft brings anything new. */
    boolean differs(CategoryDraft draft) {
        Known category = known.get(draft.handle());
        return category == null || !draft.title().over(category.title).equals(category.title);
    }

    /** Stores the category. @return products that have to be indexed again, because its title changed */
    List<UUID> store(Connection connection, CategoryDraft draft) throws SQLException {
        Known before = known.get(draft.handle());
        LocalizedText title = draft.title().over(before == null ? null : before.title);
        UUID id = before == null ? Ids.next() : before.id;
        known.put(draft.handle(), new Known(id, title));
        if (dryRun) {
            return List.of();
        }
        String sql = before == null ? """
                INSERT INTO category (title, handle, id, position, version)
                VALUES (?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM category), 0)"""
                : "UPDATE category SET title = ?, handle = ?, version = version + 1 WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Json.write(title));
            statement.setString(2, draft.handle());
            statement.setObject(3, id);
            statement.executeUpdate();
        }
        return before == null ? List.of() : products(connection, id);
    }

    private static List<UUID> products(Connection connection, UUID category) throws SQLException {
        List<UUID> products = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM product WHERE category_id = ?")) {
            select.setObject(1, category);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    products.add(row.getObject(1, UUID.class));
                }
            }
        }
        return products;
    }

    private record Known(UUID id, LocalizedText title) {
    }
}
