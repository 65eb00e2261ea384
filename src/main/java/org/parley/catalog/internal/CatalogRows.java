package org.parley.catalog.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.catalog.ImageView;
import org.parley.catalog.OptionView;
import org.parley.catalog.ProductId;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.json.Json;
import org.parley.shared.money.Money;

/**
 * Reads products and variants into views, projected in SQL: two statements for any number of products, one for any
 * number of variants.
 */
final class CatalogRows {

    private static final String PRODUCTS = """
            SELECT p.id, p.handle, p.title, p.description, p.tags, p.images, p.options, c.handle AS category
            FROM product p LEFT JOIN category c ON c.id = p.category_id
            WHERE p.id = ANY(?) AND p.published = TRUE""";
    private static final String VARIANT_COLUMNS = """
            v.id, v.product_id, v.options, v.sku, v.price, v.compare_at_price, v.currency, v.on_hand, v.reserved,
            v.weight_grams, v.image""";
    private static final String VARIANTS_OF = "SELECT " + VARIANT_COLUMNS
            + " FROM variant v WHERE v.product_id = ANY(?) ORDER BY v.product_id, v.position, v.id";
    private static final String VARIANTS = "SELECT " + VARIANT_COLUMNS + ", p.title, p.images, p.options AS choices,"
            + " p.published FROM variant v JOIN product p ON p.id = v.product_id WHERE v.id = ANY(?)";
    private static final TypeReference<LinkedHashMap<String, String>> CHOICE = new TypeReference<>() { };
    /** Option lists repeat from product to product; parsed ones are kept, up to a bound. */
    private static final int KEPT = 2_000;
    private static final Map<String, List<OptionView>> OPTIONS = new ConcurrentHashMap<>();

    private CatalogRows() {
    }

    /** Those on sale of the products, by id. */
    static Map<UUID, ProductView> products(Connection connection, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Head> heads = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(PRODUCTS)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Head head = Head.of(row);
                    heads.put(head.id, head);
                }
            }
        }
        try (PreparedStatement select = connection.prepareStatement(VARIANTS_OF)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Head head = heads.get(row.getObject("product_id", UUID.class));
                    if (head != null) {
                        head.variants.add(variant(row, head.title, head.images, head.options, true));
                    }
                }
            }
        }
        Map<UUID, ProductView> views = new LinkedHashMap<>();
        heads.forEach((id, head) -> views.put(id, head.view()));
        return views;
    }

    static Map<VariantId, VariantView> variants(Connection connection, Collection<VariantId> ids) throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<VariantId, VariantView> views = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(VARIANTS)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.stream().map(VariantId::value).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    VariantView view = variant(row, Json.read(row.getString("title"), LocalizedText.class),
                            images(row.getString("images")), options(row.getString("choices")),
                            row.getBoolean("published"));
                    views.put(view.id(), view);
                }
            }
        }
        return views;
    }

    private static VariantView variant(ResultSet row, LocalizedText title, List<ImageView> images,
            List<OptionView> options, boolean published) throws SQLException {
        LinkedHashMap<String, String> choice = choice(row.getString("options"));
        LinkedHashMap<String, LocalizedText> labels = new LinkedHashMap<>();
        choice.forEach((key, value) -> labels.put(key, label(options, key, value)));
        String currency = row.getString("currency");
        long compareAt = row.getLong("compare_at_price");
        Money compareAtPrice = row.wasNull() ? null : Money.ofMinor(compareAt, currency);
        String image = row.getString("image");
        return new VariantView(new VariantId(row.getObject("id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)), row.getString("sku"), title, choice, labels,
                Money.ofMinor(row.getLong("price"), currency), compareAtPrice,
                published ? row.getInt("on_hand") - row.getInt("reserved") : 0,
                (Integer) row.getObject("weight_grams"),
                image != null ? image : images.isEmpty() ? null : images.get(0).src());
    }

    private static LocalizedText label(List<OptionView> options, String key, String value) {
        for (OptionView option : options) {
            if (option.key().equals(key)) {
                for (OptionView.Value known : option.values()) {
                    if (known.value().equals(value) && known.label() != null) {
                        return known.label();
                    }
                }
            }
        }
        return LocalizedText.of(org.parley.shared.i18n.Language.EN, value);
    }

    static LinkedHashMap<String, String> choice(String json) {
        try {
            return Json.mapper().readValue(json, CHOICE);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new UncheckedIOException("stored options are no JSON", broken);
        }
    }

    static List<OptionView> options(String json) {
        List<OptionView> known = OPTIONS.get(json);
        if (known == null) {
            known = List.of(Json.read(json, OptionView[].class));
            if (OPTIONS.size() < KEPT) {
                OPTIONS.put(json, known);
            }
        }
        return known;
    }

    static List<ImageView> images(String json) {
        return List.of(Json.read(json, ImageView[].class));
    }

    /** A product's own row while its variants are being read. */
    private record Head(UUID id, String handle, LocalizedText title, LocalizedText description, String category,
            List<ImageView> images, List<OptionView> options, List<String> tags, List<VariantView> variants) {

        private static Head of(ResultSet row) throws SQLException {
            return new Head(row.getObject("id", UUID.class), row.getString("handle"),
                    Json.read(row.getString("title"), LocalizedText.class),
                    Json.read(row.getString("description"), LocalizedText.class), row.getString("category"),
                    CatalogRows.images(row.getString("images")), CatalogRows.options(row.getString("options")),
                    List.of(Json.read(row.getString("tags"), String[].class)), new ArrayList<>());
        }

        private ProductView view() {
            VariantView cheapest = variants.get(0);
            for (VariantView variant : variants) {
                if (variant.price().minorUnits() < cheapest.price().minorUnits()) {
                    cheapest = variant;
                }
            }
            return new ProductView(new ProductId(id), handle, title, description, cheapest.price(),
                    cheapest.compareAtPrice(), category, images.isEmpty() ? null : images.get(0).src(), images, options,
                    tags, List.copyOf(variants));
        }
    }
}
