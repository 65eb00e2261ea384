package org.parley.catalog.internal;

import java.util.LinkedHashMap;
import java.util.List;
import org.parley.catalog.ImageView;

/**
 * A product as a file describes it, each value checked by itself.
 *
 * @param line where it begins
 * @param category handle, or {@code null}
 * @param options in the order of display
 * @param variants in the order of display, at least one
 */
record ProductDraft(int line, String handle, boolean published, String category, TextDraft title, TextDraft description,
        List<String> tags, List<ImageView> images, List<OptionDraft> options, List<VariantDraft> variants) {

    /** An option with its values; a label may be {@code null}. */
    record OptionDraft(String key, TextDraft name, LinkedHashMap<String, TextDraft> values) {
    }

    /**
     * A variant; prices in the smallest unit of the file's currency.
     *
     * @param options one value for each option of the product
     */
    record VariantDraft(int line, LinkedHashMap<String, String> options, String sku, long price, Long compareAtPrice,
            int stock, Integer weightGrams, String image) {

        /** What tells it from the product's other variants, whatever the order of the options. */
        String identity() {
            StringBuilder identity = new StringBuilder();
            options.entrySet().stream().sorted(java.util.Map.Entry.comparingByKey()).forEach(choice ->
                    identity.append(identity.isEmpty() ? "" : "\u001e").append(choice.getKey()).append('\u001f')
                            .append(choice.getValue()));
            return identity.toString();
        }
    }
}
