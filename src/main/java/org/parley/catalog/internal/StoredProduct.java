package org.parley.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A product's row and those of its variants as an import finds them; JSON columns as their text. */
record StoredProduct(UUID id, ProductColumns columns, Map<String, StoredVariant> variants) {

    private static final String PRODUCTS = """
            SELECT id, handle, category_id, title, description, tags, images, options, lowest_price, currency, published
            FROM product WHERE handle = ANY(?)""";
    private static final String VARIANTS = """
            SELECT id, product_id, identity, position, options, sku, price, compare_at_price, currency, on_hand, reserved,
            weight_grams, image FROM variant WHERE product_id = ANY(?) ORDER BY product_id, position, id""";

    /** What an import writes of a product. */
    record ProductColumns(UUID categoryId, String title, String description, String tags, String images, String options,
            long lowestPrice, String currency, boolean published) {
    }

    /** What an import writes of a variant. */
    record VariantColumns(int position, String options, String sku, long price, Long compareAtPrice, String currency,
            int onHand, Integer weightGrams, String image) {
    }

    /** A variant as it is. */
    record StoredVariant(UUID id, int reserved, VariantColumns columns) {
    }

    /** Those of the products that exist, by handle: two statements. */
    static Map<String, StoredProduct> byHandle(Connection connection, Collection<String> handles) throws SQLException {
        Map<String, StoredProduct> byHandle = new HashMap<>();
        Map<UUID, StoredProduct> byId = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(PRODUCTS)) {
            select.setArray(1, connection.createArrayOf("varchar", handles.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    StoredProduct product = new StoredProduct(row.getObject("id", UUID.class), columns(row),
                            new LinkedHashMap<>());
                    byHandle.put(row.getString("handle"), product);
                    byId.put(product.id, product);
                }
            }
        }
        if (byId.isEmpty()) {
            return byHandle;
        }
        try (PreparedStatement select = connection.prepareStatement(VARIANTS)) {
            select.setArray(1, connection.createArrayOf("uuid", byId.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Objects.requireNonNull(byId.get(row.getObject("product_id", UUID.class))).variants
                            .put(row.getString("identity"), variant(row));
                }
            }
        }
        return byHandle;
    }

    private static ProductColumns columns(ResultSet row) throws SQLException {
        return new ProductColumns(row.getObject("category_id", UUID.class), row.getString("title"),
                row.getString("description"), row.getString("tags"), row.getString("images"), row.getString("options"),
                row.getLong("lowest_price"), row.getString("currency"), row.getBoolean("published"));
    }

    private static StoredVariant variant(ResultSet row) throws SQLException {
        long compareAt = row.getLong("compare_at_price");
        Long compareAtPrice = row.wasNull() ? null : Long.valueOf(compareAt);
        return new StoredVariant(row.getObject("id", UUID.class), row.getInt("reserved"), new VariantColumns(
                row.getInt("position"), row.getString("options"), row.getString("sku"), row.getLong("price"),
                compareAtPrice, row.getString("currency"), row.getInt("on_hand"),
                (Integer) row.getObject("weight_grams"), row.getString("image")));
    }
}
