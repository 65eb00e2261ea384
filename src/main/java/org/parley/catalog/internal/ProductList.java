package org.parley.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.parley.catalog.CategoryView;
import org.parley.catalog.ProductQuery;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.json.Json;

/** Lists without words, straight from the database, in the order in which products came into the shop. */
final class ProductList {

    private static final String CATEGORIES = """
            SELECT c.handle, c.title, count(p.id) FROM category c
            LEFT JOIN product p ON p.category_id = c.id AND p.published = TRUE
            GROUP BY c.id, c.handle, c.title, c.position ORDER BY c.position, c.handle""";

    private ProductList() {
    }

    /** Ids behind {@code after} ({@code null}: from the beginning), at most {@code limit}. */
    static List<UUID> ids(Connection connection, ProductQuery query, PriceLimits limits, UUID after, int limit)
            throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT p.id FROM product p WHERE p.published = TRUE");
        List<Object> values = new ArrayList<>();
        if (query.category() != null) {
            sql.append(" AND p.category_id = (SELECT c.id FROM category c WHERE c.handle = ?)");
            values.add(query.category());
        }
        boolean toBuyNow = Boolean.TRUE.equals(query.inStock());
        if (limits.present()) {
            sql.append(" AND p.lowest_price BETWEEN ? AND ?");
            values.add(toBuyNow ? PriceLimits.NONE.min() : limits.min());
            values.add(limits.max());
        }
        if (query.inStock() != null) {
            sql.append(toBuyNow ? " AND EXISTS" : " AND NOT EXISTS")
                    .append(" (SELECT 1 FROM variant v WHERE v.product_id = p.id AND v.on_hand > v.reserved");
            if (toBuyNow && limits.present()) {
                // The piece to be had must cost that, not another one that is sold out.
                sql.append(" AND v.price * ").append(ScaledPrice.FACTOR_OF_V).append(" BETWEEN ? AND ?");
                values.add(limits.min());
                values.add(limits.max());
            }
            sql.append(')');
        }
        if (after != null) {
            sql.append(" AND p.id > ?");
            values.add(after);
        }
        sql.append(" ORDER BY p.id LIMIT ?");
        values.add(limit);
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int at = 0; at < values.size(); at++) {
                select.setObject(at + 1, values.get(at));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    /** With the number of products in each. */
    static List<CategoryView> categories(Connection connection) throws SQLException {
        return categories(connection, CATEGORIES);
    }

    /** Titles alone, which costs less; the counts are 0. */
    static List<CategoryView> categoryTitles(Connection connection) throws SQLException {
        return categories(connection, "SELECT handle, title, 0 FROM category ORDER BY position, handle");
    }

    private static List<CategoryView> categories(Connection connection, String sql) throws SQLException {
        List<CategoryView> categories = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql); ResultSet row = select.executeQuery()) {
            while (row.next()) {
                categories.add(new CategoryView(row.getString(1), Json.read(row.getString(2), LocalizedText.class),
                        row.getInt(3)));
            }
        }
        return categories;
    }
}
