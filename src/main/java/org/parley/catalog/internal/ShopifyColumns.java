package org.parley.catalog.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the columns of a Shopify export stand, by the names of its old and its new form. */
final class ShopifyColumns {

    /** The columns that are read; the first name is used in messages. */
    enum Column {
        HANDLE("Handle", "URL handle"), TITLE("Title"), BODY("Body (HTML)", "Description"), VENDOR("Vendor"),
        TYPE("Type"), TAGS("Tags"), PUBLISHED("Published", "Published on online store"), STATUS("Status"),
        NAME_1("Option1 Name"), VALUE_1("Option1 Value"), NAME_2("Option2 Name"), VALUE_2("Option2 Value"),
        NAME_3("Option3 Name"), VALUE_3("Option3 Value"), SKU("Variant SKU", "SKU"),
        GRAMS("Variant Grams", "Weight value (grams)"), STOCK("Variant Inventory Qty", "Inventory quantity"),
        PRICE("Variant Price", "Price"), COMPARE_AT("Variant Compare At Price", "Compare-at price"),
        IMAGE("Image Src", "Product image URL"), IMAGE_POSITION("Image Position"), IMAGE_ALT("Image Alt Text"),
        VARIANT_IMAGE("Variant Image", "Variant image URL");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        String title() {
            return names.get(0);
        }
    }

    private final Map<Column, Integer> places = new HashMap<>();
    private final int count;

    /** @throws UnreadableFile if the line is no header of such an export */
    ShopifyColumns(CsvRecords.Row header) {
        count = header.values().size();
        if (header.wrong() != null) {
            throw new UnreadableFile(header.line(), null, "This is no Shopify CSV: the first line " + header.wrong() + ".");
        }
        for (Column column : Column.values()) {
            for (int place = 0; place < count; place++) {
                String name = header.values().get(place).strip().toLowerCase(Locale.ROOT);
                if (column.names.stream().anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(name))) {
                    places.putIfAbsent(column, place);
                }
            }
        }
        for (Column needed : List.of(Column.HANDLE, Column.TITLE, Column.PRICE)) {
            if (!places.containsKey(needed)) {
                throw new UnreadableFile(header.line(), needed.title(),
                        "This is no Shopify CSV: its first line has no column " + needed.title() + ".");
            }
        }
    }

    int count() {
        return count;
    }

    /** The value without surrounding space; empty where the row or the file has none. */
    String value(CsvRecords.Row row, Column column) {
        Integer place = places.get(column);
        return place == null || place >= row.values().size() ? "" : row.values().get(place).strip();
    }
}
