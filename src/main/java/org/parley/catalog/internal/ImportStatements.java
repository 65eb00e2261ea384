package org.parley.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.parley.catalog.internal.StoredProduct.ProductColumns;
import org.parley.catalog.internal.StoredProduct.VariantColumns;

/**
 * What one batch of an import writes, collected and then sent in four batched statements. Variants are updated in the
 * order of their ids, as everybody does who locks several.
 */
final class ImportStatements {

    private static final String INSERT_PRODUCT = """
            INSERT INTO product (category_id, title, description, tags, images, options, lowest_price, currency, published,
            updated_at, id, handle, created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""";
    private static final String UPDATE_PRODUCT = """
            UPDATE product SET category_id = ?, title = ?, description = ?, tags = ?, images = ?, options = ?,
            lowest_price = ?, currency = ?, published = ?, updated_at = ?, version = version + 1 WHERE id = ?""";
    private static final String INSERT_VARIANT = """
            INSERT INTO variant (position, options, sku, price, compare_at_price, currency, on_hand, weight_grams, image,
            id, product_id, identity, reserved, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)""";
    private static final String UPDATE_VARIANT = """
            UPDATE variant SET position = ?, options = ?, sku = ?, price = ?, compare_at_price = ?, currency = ?,
            on_hand = ?, weight_grams = ?, image = ?, version = version + 1 WHERE id = ? AND reserved <= ?""";

    private final List<NewProduct> newProducts = new ArrayList<>();
    private final List<ChangedProduct> changedProducts = new ArrayList<>();
    private final List<NewVariant> newVariants = new ArrayList<>();
    private final List<ChangedVariant> changedVariants = new ArrayList<>();

    void insert(UUID id, String handle, ProductColumns columns) {
        newProducts.add(new NewProduct(id, handle, columns));
    }

    void update(UUID id, ProductColumns columns) {
        changedProducts.add(new ChangedProduct(id, columns));
    }

    void insert(UUID id, UUID productId, String identity, VariantColumns columns) {
        newVariants.add(new NewVariant(id, productId, identity, columns));
    }

    void updateVariant(UUID id, VariantColumns columns) {
        changedVariants.add(new ChangedVariant(id, columns));
    }

    /** @throws SQLException also if a variant has meanwhile more pieces reserved than it is to have */
    void execute(Connection connection, Instant now) throws SQLException {
        OffsetDateTime at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        if (!newProducts.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT_PRODUCT)) {
                for (NewProduct product : newProducts) {
                    int next = set(insert, product.columns, at);
                    insert.setObject(next++, product.id);
                    insert.setString(next++, product.handle);
                    insert.setObject(next, at);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        if (!changedProducts.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(UPDATE_PRODUCT)) {
                changedProducts.sort(Comparator.comparing(ChangedProduct::id));
                for (ChangedProduct product : changedProducts) {
                    update.setObject(set(update, product.columns, at), product.id);
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
        variants(connection);
    }

    private void variants(Connection connection) throws SQLException {
        if (!changedVariants.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(UPDATE_VARIANT)) {
                changedVariants.sort(Comparator.comparing(ChangedVariant::id));
                for (ChangedVariant variant : changedVariants) {
                    int next = set(update, variant.columns);
                    update.setObject(next++, variant.id);
                    update.setInt(next, variant.columns.onHand());
                    update.addBatch();
                }
                for (int count : update.executeBatch()) {
                    if (count == 0) {
                        throw new SQLException("pieces were reserved while they were taken away");
                    }
                }
            }
        }
        if (!newVariants.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT_VARIANT)) {
                for (NewVariant variant : newVariants) {
                    int next = set(insert, variant.columns);
                    insert.setObject(next++, variant.id);
                    insert.setObject(next++, variant.productId);
                    insert.setString(next, variant.identity);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private static int set(PreparedStatement statement, ProductColumns columns, OffsetDateTime now) throws SQLException {
        int next = 1;
        statement.setObject(next++, columns.categoryId(), Types.OTHER);
        statement.setString(next++, columns.title());
        statement.setString(next++, columns.description());
        statement.setString(next++, columns.tags());
        statement.setString(next++, columns.images());
        statement.setString(next++, columns.options());
        statement.setLong(next++, columns.lowestPrice());
        statement.setString(next++, columns.currency());
        statement.setBoolean(next++, columns.published());
        statement.setObject(next++, now);
        return next;
    }

    private static int set(PreparedStatement statement, VariantColumns columns) throws SQLException {
        int next = 1;
        statement.setInt(next++, columns.position());
        statement.setString(next++, columns.options());
        statement.setString(next++, columns.sku());
        statement.setLong(next++, columns.price());
        statement.setObject(next++, columns.compareAtPrice(), Types.BIGINT);
        statement.setString(next++, columns.currency());
        statement.setInt(next++, columns.onHand());
        statement.setObject(next++, columns.weightGrams(), Types.INTEGER);
        statement.setString(next++, columns.image());
        return next;
    }

    private record NewProduct(UUID id, String handle, ProductColumns columns) {
    }

    private record ChangedProduct(UUID id, ProductColumns columns) {
    }

    private record NewVariant(UUID id, UUID productId, String identity, VariantColumns columns) {
    }

    private record ChangedVariant(UUID id, VariantColumns columns) {
    }
}
