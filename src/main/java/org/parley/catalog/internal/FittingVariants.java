package org.parley.catalog.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantView;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;

/**
 * Checks a product that the index found against the database: on the variants that the words mean (the red ones of a
 * shirt in five colours), is the price within the limits and is there stock as asked for?
 */
final class FittingVariants {

    private final Language language;
    private final Set<String> terms;
    private final PriceLimits limits;
    private final Boolean inStock;
    private final Map<String, Set<String>> labelTerms = new HashMap<>();

    FittingVariants(Language language, Set<String> terms, PriceLimits limits, ProductQuery query) {
        this.language = language;
        this.terms = terms;
        this.limits = limits;
        this.inStock = query.inStock();
    }

    /** The product as it should be shown, or {@code null} if it does not fit. */
    ProductView check(ProductView product) {
        List<VariantView> meant = meant(product);
        if (!Boolean.TRUE.equals(inStock) && limits.min() > ScaledPrice.of(product.price())) {
            return null;
        }
        boolean price = meant.stream().anyMatch(variant -> limits.allow(ScaledPrice.of(variant.price()))
                && (!Boolean.TRUE.equals(inStock) || variant.available() > 0));
        if (!price || Boolean.FALSE.equals(inStock) && meant.stream().anyMatch(variant -> variant.available() > 0)) {
            return null;
        }
        return meant.size() == product.variants().size() ? product : product.withImage(meant.get(0).image());
    }

    /** Variants with every value that the words name among this product's values; all, if no value is named. */
    private List<VariantView> meant(ProductView product) {
        if (terms.isEmpty() || product.variants().size() == 1) {
            return product.variants();
        }
        Set<String> named = new HashSet<>();
        product.variants().forEach(variant -> variant.labels().values().forEach(label -> named.addAll(terms(label))));
        named.retainAll(terms);
        if (named.isEmpty()) {
            return product.variants();
        }
        List<VariantView> meant = product.variants().stream().filter(variant -> {
            Set<String> own = new HashSet<>();
            variant.labels().values().forEach(label -> own.addAll(terms(label)));
            return own.containsAll(named);
        }).toList();
        return meant.isEmpty() ? product.variants() : meant;
    }

    private Set<String> terms(LocalizedText label) {
        return labelTerms.computeIfAbsent(label.in(language),
                text -> Set.copyOf(SearchAnalyzers.terms(SearchAnalyzers.index(language), text)));
    }
}
