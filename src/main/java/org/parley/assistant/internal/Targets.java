package org.parley.assistant.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.assistant.internal.understanding.Entities;
import org.parley.catalog.Catalog;
import org.parley.catalog.ProductId;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantId;
import org.parley.shared.i18n.LocalizedText;

/** Finds out which products a customer speaks of: by place in the list, by name or colour, by what was talked of last. */
final class Targets {

    private static final int CANDIDATES = 4;

    private final Catalog catalog;
    private final OptionWords optionWords;

    Targets(Catalog catalog, OptionWords optionWords) {
        this.catalog = catalog;
        this.optionWords = optionWords;
    }

    /** None when it can't be told, several when it isn't clear. */
    List<ProductView> meant(Turn turn, Entities entities) {
        List<ProductView> shown = views(turn.shown);
        if (!entities.ordinals().isEmpty()) {
            return atPlaces(shown, entities.ordinals());
        }
        ProductView focus = turn.focus == null ? null : one(turn.focus);
        boolean names = entities.namesProduct() || !entities.colours().isEmpty();
        if (focus != null && (!names || score(focus, entities) > 0)) {
            return List.of(focus);
        }
        List<ProductView> fitting = best(shown, entities);
        if (!fitting.isEmpty()) {
            return fitting;
        }
        if (focus != null && !entities.namesProduct()) {
            return List.of(focus);
        }
        if (entities.namesProduct() || shown.isEmpty() && !entities.query().isBlank()) {
            return search(entities);
        }
        return shown.size() <= CANDIDATES ? shown : List.of();
    }

    /** The product if it is still offered, else {@code null}. */
    ProductView one(UUID id) {
        return catalog.product(new ProductId(id)).orElse(null);
    }

    Optional<ProductView> ofVariant(VariantId variant) {
        return catalog.variant(variant).flatMap(found -> catalog.product(found.productId()));
    }

    /** Whether the phrase names a thing of that title, by a word of it or by its colour. */
    boolean names(LocalizedText title, Entities entities) {
        return OptionWords.wordsIn(title, entities.query()) > 0 || optionWords.hasColour(title, entities.colours());
    }

    List<ProductView> views(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : catalog.products(ids.stream().map(ProductId::new).toList());
    }

    static List<ProductView> atPlaces(List<ProductView> shown, List<Integer> places) {
        List<ProductView> meant = new ArrayList<>();
        for (int place : places) {
            int index = place == -1 ? shown.size() - 1 : place - 1;
            if (index >= 0 && index < shown.size() && !meant.contains(shown.get(index))) {
                meant.add(shown.get(index));
            }
        }
        return meant;
    }

    private List<ProductView> best(List<ProductView> shown, Entities entities) {
        int most = 0;
        List<ProductView> best = new ArrayList<>();
        for (ProductView product : shown) {
            int score = score(product, entities);
            if (score > most) {
                most = score;
                best.clear();
            }
            if (score > 0 && score == most) {
                best.add(product);
            }
        }
        return best;
    }

    private int score(ProductView product, Entities entities) {
        return OptionWords.wordsIn(product.title(), entities.query())
                + (optionWords.hasColour(product, entities.colours()) ? 2 : 0);
    }

    private List<ProductView> search(Entities entities) {
        List<ProductView> found = catalog.search(ProductQuery.words(entities.query(), null, CANDIDATES)).items();
        List<ProductView> named = best(found, entities);
        return named.isEmpty() ? found : named;
    }
}
