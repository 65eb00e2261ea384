package org.parley.ordering.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.catalog.OptionView;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantView;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;

/** A product in a message, of the same shape as an item of {@code GET /products}. */
record ProductSnapshot(UUID id, String handle, String title, Money price, Money compareAtPrice, String category,
        String image, List<Option> options, List<Variant> variants) {

    static ProductSnapshot of(ProductView product, Language language) {
        return new ProductSnapshot(product.id().value(), product.handle(), product.title().in(language), product.price(),
                product.compareAtPrice(), product.category(), product.image(),
                product.options().stream().map(option -> Option.of(option, language)).toList(),
                product.variants().stream().map(variant -> Variant.of(variant, language)).toList());
    }

    /** One thing to choose. */
    record Option(String key, String name, List<Choice> values) {

        static Option of(OptionView option, Language language) {
            return new Option(option.key(), option.name().in(language), option.values().stream()
                    .map(value -> new Choice(value.value(), value.labelIn(language))).toList());
        }
    }

    /** One choice. @param value what variants call it; @param label how it is shown */
    record Choice(String value, String label) {
    }

    /** What is bought. */
    record Variant(UUID id, String sku, Map<String, String> options, String choice, Money price, Money compareAtPrice,
            int available, String image) {

        static Variant of(VariantView variant, Language language) {
            String choice = variant.choice(language);
            return new Variant(variant.id().value(), variant.sku(), variant.options(), choice.isEmpty() ? null : choice,
                    variant.price(), variant.compareAtPrice(), variant.available(), variant.image());
        }
    }
}
