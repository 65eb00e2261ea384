package org.parley.catalog.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.parley.catalog.ImageView;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.catalog.internal.ProductDraft.OptionDraft;
import org.parley.catalog.internal.ProductDraft.VariantDraft;
import org.parley.catalog.internal.ShopifyColumns.Column;
import org.parley.shared.i18n.LocalizedText;

/**
 * One product of a Shopify export while its rows are read. A bad value costs its row; the product is imported with the
 * rows that are good, or not at all if it has no title or no variant left.
 */
final class ShopifyProduct {

    private static final Column[] NAMES = {Column.NAME_1, Column.NAME_2, Column.NAME_3};
    private static final Column[] VALUES = {Column.VALUE_1, Column.VALUE_2, Column.VALUE_3};
    private static final String NO_OPTION_NAME = "Title";
    private static final String NO_OPTION_VALUE = "Default Title";

    /** What the export does not tell stays as the shop has it. */
    private static final TextDraft AS_BEFORE = new TextDraft(TextDraft.NONE.text(), false);

    private final String handle;
    private final int line;
    private final ImportContext context;
    private final ImportSink sink;
    private final String currency;
    private final List<String> optionNames = new ArrayList<>();
    private final List<Column> optionValues = new ArrayList<>();
    private final List<VariantDraft> variants = new ArrayList<>();
    private final Set<String> identities = new HashSet<>();
    private final Map<Integer, ImageView> images = new TreeMap<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private boolean first = true;
    private boolean published = true;
    private boolean refused;
    private String title;
    private String description = "";
    private String category;
    private String type = "";

    ShopifyProduct(String handle, int line, ImportContext context, ImportSink sink) {
        this.handle = handle;
        this.line = line;
        this.context = context;
        this.sink = sink;
        this.currency = context.currency() != null ? context.currency() : context.shopCurrency();
    }

    String handle() {
        return handle;
    }

    void row(ShopifyColumns columns, CsvRecords.Row row) {
        if (first) {
            first = false;
            head(columns, row);
        }
        if (refused) {
            return;
        }
        image(columns, row);
        boolean hasVariant = !columns.value(row, Column.PRICE).isEmpty() || !columns.value(row, Column.VALUE_1).isEmpty();
        if (hasVariant) {
            variant(columns, row);
        } else if (columns.value(row, Column.IMAGE).isEmpty()) {
            error(row, Column.PRICE, "is missing");
        }
    }

    private void head(ShopifyColumns columns, CsvRecords.Row row) {
        title = columns.value(row, Column.TITLE);
        String wrong = title.isEmpty() ? "is missing" : Checks.text(title, Checks.TITLE);
        if (wrong != null) {
            refused = true;
            error(row, Column.TITLE, wrong);
            return;
        }
        description = PlainText.fromHtml(columns.value(row, Column.BODY));
        if (!description.isEmpty()) {
            wrong = Checks.text(description, Checks.DESCRIPTION);
            if (wrong != null) {
                error(row, Column.BODY, wrong);
                description = "";
            }
        }
        for (String tag : columns.value(row, Column.TAGS).split(",")) {
            tag(row, Column.TAGS, tag.strip());
        }
        tag(row, Column.VENDOR, columns.value(row, Column.VENDOR));
        published = !columns.value(row, Column.PUBLISHED).equalsIgnoreCase("false")
                && !List.of("draft", "archived").contains(columns.value(row, Column.STATUS).toLowerCase(Locale.ROOT));
        type = columns.value(row, Column.TYPE);
        category = categoryHandle(row);
        for (int option = 0; option < NAMES.length; option++) {
            optionName(columns, row, option);
        }
    }

    private void tag(CsvRecords.Row row, Column column, String tag) {
        if (tag.isEmpty() || tags.size() == Checks.TAGS) {
            return;
        }
        String wrong = Checks.text(tag, Checks.TAG);
        if (wrong == null) {
            tags.add(tag);
        } else {
            error(row, column, wrong);
        }
    }

    /** The product's type in the form of a handle; letters of every script are kept. */
    private String categoryHandle(CsvRecords.Row row) {
        if (type.isEmpty()) {
            return null;
        }
        String wrong = Checks.text(type, Checks.CATEGORY_TITLE);
        String slug = type.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "-").replaceAll("^-|-$", "");
        if (wrong != null || slug.isEmpty() || slug.length() > 100) {
            error(row, Column.TYPE, wrong != null ? wrong : "cannot be made a handle");
            type = "";
            return null;
        }
        return slug;
    }

    private void optionName(ShopifyColumns columns, CsvRecords.Row row, int option) {
        String name = columns.value(row, NAMES[option]);
        boolean none = name.isEmpty() || option == 0 && name.equalsIgnoreCase(NO_OPTION_NAME)
                && columns.value(row, VALUES[0]).equalsIgnoreCase(NO_OPTION_VALUE);
        if (none) {
            return;
        }
        String wrong = Checks.text(name, Checks.KEY);
        if (wrong == null && optionNames.contains(name)) {
            wrong = "is the name of two options";
        }
        if (wrong != null) {
            refused = true;
            error(row, NAMES[option], wrong);
            return;
        }
        optionNames.add(name);
        optionValues.add(VALUES[option]);
    }

    private void image(ShopifyColumns columns, CsvRecords.Row row) {
        String src = columns.value(row, Column.IMAGE);
        if (src.isEmpty() || images.size() == Checks.IMAGES) {
            return;
        }
        String wrong = remoteAddress(src);
        if (wrong != null) {
            error(row, Column.IMAGE, wrong);
            return;
        }
        String alt = columns.value(row, Column.IMAGE_ALT);
        boolean usable = !alt.isEmpty() && Checks.text(alt, Checks.TITLE) == null;
        String position = columns.value(row, Column.IMAGE_POSITION);
        int place = position.matches("\\d{1,6}") ? Integer.parseInt(position) : 1_000_000;
        while (images.containsKey(place)) {
            place++;
        }
        images.put(place, new ImageView(src, usable ? LocalizedText.of(context.language(), alt) : null));
    }

    private static String remoteAddress(String src) {
        return src.regionMatches(true, 0, "https://", 0, 8) ? Checks.address(src) : "must be an https address";
    }

    private void variant(ShopifyColumns columns, CsvRecords.Row row) {
        VariantRow values = new VariantRow(columns, row);
        LinkedHashMap<String, String> options = values.options();
        long price = values.price();
        Long compareAt = values.compareAt(price);
        int stock = values.stock();
        Integer weight = values.weight();
        String sku = values.text(Column.SKU, Checks.SKU);
        String image = values.variantImage();
        if (values.bad) {
            return;
        }
        VariantDraft variant = new VariantDraft(row.line(), options, sku, price, compareAt, stock, weight, image);
        if (!identities.add(variant.identity())) {
            error(row, Column.VALUE_1, "is a variant that this product has already");
        } else if (variants.size() == Checks.VARIANTS) {
            error(row, Column.HANDLE, "has more than " + Checks.VARIANTS + " variants");
        } else {
            variants.add(variant);
        }
    }

    /** All rows were read: hands the product over, if there is enough of it. */
    void flush() {
        if (refused || variants.isEmpty()) {
            return;
        }
        if (category != null) {
            sink.category(new CategoryDraft(line, category, TextDraft.one(context.language(), type)));
        }
        List<OptionDraft> options = new ArrayList<>();
        for (String name : optionNames) {
            LinkedHashMap<String, TextDraft> values = new LinkedHashMap<>();
            variants.forEach(variant -> values.put(variant.options().get(name), AS_BEFORE));
            options.add(new OptionDraft(name, TextDraft.one(context.language(), name), values));
        }
        sink.product(new ProductDraft(line, handle, published, category, TextDraft.one(context.language(), title),
                description.isEmpty() ? AS_BEFORE
                        : TextDraft.one(context.language(), description),
                List.copyOf(tags), List.copyOf(images.values()), options, List.copyOf(variants)));
    }

    private void error(CsvRecords.Row row, Column column, String message) {
        sink.error(new LineError(row.line(), column.title(), message));
    }

    /** The values of one variant; the first bad one is reported and spoils the row. */
    private final class VariantRow {

        private final ShopifyColumns columns;
        private final CsvRecords.Row row;
        private boolean bad;

        VariantRow(ShopifyColumns columns, CsvRecords.Row row) {
            this.columns = columns;
            this.row = row;
        }

        private void bad(Column column, String message) {
            bad = true;
            error(row, column, message);
        }

        private LinkedHashMap<String, String> options() {
            LinkedHashMap<String, String> options = new LinkedHashMap<>();
            for (int option = 0; option < optionNames.size(); option++) {
                String value = columns.value(row, optionValues.get(option));
                String wrong = value.isEmpty() ? "is missing" : Checks.text(value, Checks.KEY);
                if (wrong != null) {
                    bad(optionValues.get(option), wrong);
                }
                options.put(optionNames.get(option), value);
            }
            return options;
        }

        private long price() {
            String price = columns.value(row, Column.PRICE);
            String wrong = price.isEmpty() ? "is missing" : Checks.price(price, currency);
            if (wrong != null) {
                bad(Column.PRICE, wrong);
                return 0;
            }
            return Checks.minorUnits(price, currency);
        }

        /** Shops leave old or equal former prices in; those are none. */
        private Long compareAt(long price) {
            String amount = columns.value(row, Column.COMPARE_AT);
            if (amount.isEmpty()) {
                return null;
            }
            String wrong = Checks.price(amount, currency);
            if (wrong != null) {
                bad(Column.COMPARE_AT, wrong);
                return null;
            }
            long compareAt = Checks.minorUnits(amount, currency);
            return compareAt > price ? compareAt : null;
        }

        private int stock() {
            String stock = columns.value(row, Column.STOCK);
            if (stock.isEmpty()) {
                return 0;
            }
            if (!stock.matches("\\d{1,10}") || Long.parseLong(stock) > Checks.MOST) {
                bad(Column.STOCK, "must be a whole number from 0 to " + Checks.MOST);
                return 0;
            }
            return Integer.parseInt(stock);
        }

        private Integer weight() {
            String grams = columns.value(row, Column.GRAMS);
            if (grams.isEmpty()) {
                return null;
            }
            if (!grams.matches("\\d{1,10}(\\.\\d{1,10})?") || new BigDecimal(grams).longValue() > Checks.MOST) {
                bad(Column.GRAMS, "must be a number of grams, not negative");
                return null;
            }
            int weight = new BigDecimal(grams).setScale(0, RoundingMode.HALF_UP).intValueExact();
            return weight == 0 ? null : weight;
        }

        private String text(Column column, int most) {
            String text = columns.value(row, column);
            if (text.isEmpty()) {
                return null;
            }
            String wrong = Checks.text(text, most);
            if (wrong != null) {
                bad(column, wrong);
            }
            return text;
        }

        private String variantImage() {
            String src = columns.value(row, Column.VARIANT_IMAGE);
            if (src.isEmpty()) {
                return null;
            }
            String wrong = remoteAddress(src);
            if (wrong != null) {
                bad(Column.VARIANT_IMAGE, wrong);
            }
            return src;
        }
    }
}
