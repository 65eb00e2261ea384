package org.parley.catalog;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/**
 * What is bought: one version of a product.
 *
 * @param productTitle the product's title, without the options
 * @param options from option key to value, in the order of display; empty for a product in one version
 * @param labels the same values as shown to people
 * @param compareAtPrice the former price, higher than the price, or {@code null}
 * @param available pieces that can be sold now: on hand and not reserved; never negative
 * @param weightGrams of one piece, or {@code null}
 * @param image address of the picture that shows this variant, else the product's first, else {@code null}
 */
public record VariantView(VariantId id, ProductId productId, String sku, LocalizedText productTitle,
        LinkedHashMap<String, String> options, LinkedHashMap<String, LocalizedText> labels, Money price,
        Money compareAtPrice, int available, Integer weightGrams, String image) {

    /** The title of what is bought in that language: {@code Red shirt (M, Red)}. */
    public String title(Language language) {
        String choice = choice(language);
        return choice.isEmpty() ? productTitle.in(language) : productTitle.in(language) + " (" + choice + ")";
    }

    /** The chosen values in that language, {@code M, Red}; empty for a product in one version. */
    public String choice(Language language) {
        return labels.values().stream().map(label -> label.in(language)).collect(Collectors.joining(", "));
    }

    /** The title with the chosen values, in every language that the product has. */
    public LocalizedText title() {
        return new LocalizedText(productTitle.texts().keySet().stream()
                .collect(Collectors.toMap(language -> language, this::title)));
    }
}
