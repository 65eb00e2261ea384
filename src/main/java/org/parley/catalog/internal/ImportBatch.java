package org.parley.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.catalog.OptionView;
import org.parley.catalog.internal.ProductDraft.OptionDraft;
import org.parley.catalog.internal.ProductDraft.VariantDraft;
import org.parley.catalog.internal.StoredProduct.ProductColumns;
import org.parley.catalog.internal.StoredProduct.StoredVariant;
import org.parley.catalog.internal.StoredProduct.VariantColumns;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.money.Money;

/**
 * Compares a batch of drafts with what is stored and decides what to write: three reading statements for any number of
 * products. What is the same is left untouched.
 */
final class ImportBatch {

    private static final String SKU_OWNERS =
            "SELECT v.sku, p.handle, v.identity FROM variant v JOIN product p ON p.id = v.product_id WHERE v.sku = ANY(?)";

    private final String currency;
    private final Function<String, UUID> categories;
    private final Predicate<String> firstUse;
    private final ImportStatements statements = new ImportStatements();
    private final List<LineError> errors = new ArrayList<>();
    private final List<UUID> touched = new ArrayList<>();
    private Map<String, String> skuOwners = Map.of();
    private int created;
    private int updated;
    private int unchanged;

    /**
     * @param categories the id of a category's handle, or {@code null} if there is none
     * @param firstUse whether an SKU stands for the first time in the file
     */
    ImportBatch(String currency, Function<String, UUID> categories, Predicate<String> firstUse) {
        this.currency = currency;
        this.categories = categories;
        this.firstUse = firstUse;
    }

    void compare(Connection connection, List<ProductDraft> drafts) throws SQLException {
        Map<String, StoredProduct> stored = StoredProduct.byHandle(connection,
                drafts.stream().map(ProductDraft::handle).toList());
        skuOwners = skuOwners(connection, drafts);
        for (ProductDraft draft : drafts) {
            compare(draft, stored.get(draft.handle()));
        }
    }

    ImportStatements statements() {
        return statements;
    }

    List<LineError> errors() {
        return errors;
    }

    /** Products that were created or changed. */
    List<UUID> touched() {
        return touched;
    }

    int created() {
        return created;
    }

    int updated() {
        return updated;
    }

    int unchanged() {
        return unchanged;
    }

    private void compare(ProductDraft draft, StoredProduct stored) {
        UUID category = draft.category() == null ? null : categories.apply(draft.category());
        if (draft.category() != null && category == null) {
            errors.add(new LineError(draft.line(), "category", "is not the handle of a category"));
            return;
        }
        if (stored != null && !fits(draft, stored)) {
            return;
        }
        Map<String, VariantDraft> wanted = new LinkedHashMap<>();
        for (VariantDraft variant : draft.variants()) {
            if (acceptable(draft, variant, stored)) {
                wanted.put(variant.identity(), variant);
            }
        }
        if (wanted.isEmpty() && stored == null) {
            return;
        }
        write(draft, stored, category, wanted);
    }

    /** Whether the variants that the file does not name keep their identity and their currency. */
    private boolean fits(ProductDraft draft, StoredProduct stored) {
        Set<String> identities = draft.variants().stream().map(VariantDraft::identity).collect(Collectors.toSet());
        Set<String> keys = draft.options().stream().map(OptionDraft::key).collect(Collectors.toSet());
        for (Map.Entry<String, StoredVariant> variant : stored.variants().entrySet()) {
            if (identities.contains(variant.getKey())) {
                continue;
            }
            VariantColumns columns = variant.getValue().columns();
            if (!CatalogRows.choice(columns.options()).keySet().equals(keys)) {
                errors.add(new LineError(draft.line(), "options", "The product has variants with other options ("
                        + String.join(", ", CatalogRows.choice(columns.options()).keySet()) + "), which would be lost."));
                return false;
            }
            if (!columns.currency().equals(currency)) {
                errors.add(new LineError(draft.line(), "variants", "The product has further variants priced in "
                        + columns.currency() + "."));
                return false;
            }
        }
        return true;
    }

    private boolean acceptable(ProductDraft draft, VariantDraft variant, StoredProduct stored) {
        String me = draft.handle() + "\n" + variant.identity();
        if (variant.sku() != null && !(firstUse.test(variant.sku())
                && me.equals(skuOwners.getOrDefault(variant.sku(), me)))) {
            errors.add(new LineError(variant.line(), "sku", "SKU " + variant.sku() + " is used by another variant."));
            return false;
        }
        StoredVariant known = stored == null ? null : stored.variants().get(variant.identity());
        if (known != null && variant.stock() < known.reserved()) {
            errors.add(new LineError(variant.line(), "stock", known.reserved() + " pieces are reserved for open orders."));
            return false;
        }
        return true;
    }

    private void write(ProductDraft draft, StoredProduct stored, UUID category, Map<String, VariantDraft> wanted) {
        Map<String, VariantColumns> variants = new LinkedHashMap<>();
        int position = 0;
        for (VariantDraft variant : draft.variants()) {
            if (wanted.containsKey(variant.identity())) {
                variants.put(variant.identity(), columns(variant, position));
            }
            position++;
        }
        ProductColumns columns = columns(draft, stored, category, variants);
        UUID id = stored == null ? Ids.next() : stored.id();
        boolean changed = stored == null || !columns.equals(stored.columns());
        if (stored == null) {
            statements.insert(id, draft.handle(), columns);
        } else if (changed) {
            statements.update(id, columns);
        }
        for (Map.Entry<String, VariantColumns> variant : variants.entrySet()) {
            StoredVariant known = stored == null ? null : stored.variants().get(variant.getKey());
            if (known == null) {
                statements.insert(Ids.next(), id, variant.getKey(), variant.getValue());
                changed = true;
            } else if (!known.columns().equals(variant.getValue())) {
                statements.updateVariant(known.id(), variant.getValue());
                changed = true;
            }
        }
        count(stored == null, changed, id);
    }

    private void count(boolean isNew, boolean changed, UUID id) {
        if (isNew) {
            created++;
        } else if (changed) {
            updated++;
        } else {
            unchanged++;
        }
        if (changed) {
            touched.add(id);
        }
    }

    private VariantColumns columns(VariantDraft variant, int position) {
        return new VariantColumns(position, Json.write(variant.options()), variant.sku(), variant.price(),
                variant.compareAtPrice(), currency, variant.stock(), variant.weightGrams(), variant.image());
    }

    private ProductColumns columns(ProductDraft draft, StoredProduct stored, UUID category,
            Map<String, VariantColumns> variants) {
        ProductColumns known = stored == null ? null : stored.columns();
        long lowest = variants.values().stream().mapToLong(VariantColumns::price).min().orElse(Long.MAX_VALUE);
        if (stored != null) {
            for (Map.Entry<String, StoredVariant> other : stored.variants().entrySet()) {
                if (!variants.containsKey(other.getKey())) {
                    lowest = Math.min(lowest, other.getValue().columns().price());
                }
            }
        }
        return new ProductColumns(category, Json.write(draft.title().over(text(known == null ? null : known.title()))),
                Json.write(draft.description().over(text(known == null ? null : known.description()))),
                Json.write(draft.tags()), Json.write(draft.images()), Json.write(options(draft, stored)),
                ScaledPrice.of(Money.ofMinor(lowest, currency)), currency, draft.published());
    }

    private static LocalizedText text(String json) {
        return json == null ? null : Json.read(json, LocalizedText.class);
    }

    /** The file's options, and behind them the values of those variants that only the shop knows. */
    private static List<OptionView> options(ProductDraft draft, StoredProduct stored) {
        List<OptionView> known = stored == null ? List.of() : CatalogRows.options(stored.columns().options());
        Set<String> named = draft.variants().stream().map(VariantDraft::identity).collect(Collectors.toSet());
        List<OptionView> options = new ArrayList<>();
        for (OptionDraft option : draft.options()) {
            OptionView before = known.stream().filter(one -> one.key().equals(option.key())).findFirst().orElse(null);
            Map<String, OptionView.Value> values = new LinkedHashMap<>();
            option.values().forEach((value, label) -> values.put(value,
                    new OptionView.Value(value, label(label, before, value))));
            if (stored != null) {
                stored.variants().forEach((identity, variant) -> {
                    String value = CatalogRows.choice(variant.columns().options()).get(option.key());
                    if (!named.contains(identity) && value != null) {
                        values.putIfAbsent(value, new OptionView.Value(value, label(before, value)));
                    }
                });
            }
            options.add(new OptionView(option.key(), option.name().over(before == null ? null : before.name()),
                    List.copyOf(values.values())));
        }
        return options;
    }

    private static LocalizedText label(TextDraft draft, OptionView before, String value) {
        LocalizedText label = draft == null ? null : draft.over(label(before, value));
        return label == null || label.texts().isEmpty() ? null : label;
    }

    private static LocalizedText label(OptionView option, String value) {
        return option == null ? null : option.values().stream().filter(known -> known.value().equals(value))
                .map(OptionView.Value::label).filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }

    private static Map<String, String> skuOwners(Connection connection, List<ProductDraft> drafts) throws SQLException {
        List<String> skus = drafts.stream().flatMap(draft -> draft.variants().stream()).map(VariantDraft::sku)
                .filter(java.util.Objects::nonNull).toList();
        Map<String, String> owners = new HashMap<>();
        if (skus.isEmpty()) {
            return owners;
        }
        try (PreparedStatement select = connection.prepareStatement(SKU_OWNERS)) {
            select.setArray(1, connection.createArrayOf("varchar", skus.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    owners.put(row.getString(1), row.getString(2) + "\n" + row.getString(3));
                }
            }
        }
        return owners;
    }
}
