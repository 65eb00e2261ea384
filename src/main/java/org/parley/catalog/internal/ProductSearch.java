package org.parley.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.mapper.orm.Search;
import org.parley.catalog.PricePhrase;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Page;

/**
 * Finds products by words: the index tells which products have them, the database tells their prices and stock, and
 * what does not fit by the database is left out whatever the index believed.
 */
@ApplicationScoped
class ProductSearch {

    /** So many hits of one query are looked at before the page is closed as it is. */
    private static final int MOST_LOOKED_AT = 2_000;
    private static final int MOST_OFFSET = 100_000;

    private final Database database;
    private final ProductIndexer indexer;

    @Inject
    ProductSearch(Database database, ProductIndexer indexer) {
        this.database = database;
        this.indexer = indexer;
    }

    /** For the container's proxy. */
    protected ProductSearch() {
        this(null, null);
    }

    /** @param phrase the query's text, its price phrases read */
    Page<ProductView> find(EntityManager entities, ProductQuery query, PricePhrase phrase, CategoryWords categories) {
        PriceLimits limits = PriceLimits.of(query.minPrice(), query.maxPrice(), phrase);
        QueryWords words = new QueryWords(phrase.rest(), query.language(), categories);
        Position position = Position.of(query.cursor());
        try (IndexReader reader = indexer.open()) {
            int firstStage = position.way() / QueryWords.WAYS_PER_STAGE;
            for (int stage = firstStage; stage < QueryWords.STAGES; stage++) {
                for (Interpretation way : words.stage(stage, reader)) {
                    if (way.number() < position.way()) {
                        continue;
                    }
                    Page<ProductView> page = page(entities, query, limits, way, position.offset());
                    if (!page.items().isEmpty() || query.cursor() != null || finds(entities, query, way)) {
                        return page;
                    }
                }
            }
            return Page.last(List.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the search index cannot be read", unreadable);
        }
    }

    /** Whether the words mean something at all, prices and stock aside: then none fitting is the honest answer. */
    private boolean finds(EntityManager entities, ProductQuery query, Interpretation way) {
        return !ids(entities, query, way, PriceLimits.NONE, null, 0, 1).isEmpty();
    }

    private Page<ProductView> page(EntityManager entities, ProductQuery query, PriceLimits limits, Interpretation way,
            int start) {
        FittingVariants fitting = new FittingVariants(way.language(), way.terms(), limits, query);
        List<ProductView> items = new ArrayList<>();
        int offset = start;
        while (offset - start < MOST_LOOKED_AT) {
            int wanted = query.limit() - items.size() + 1;
            List<UUID> ids = ids(entities, query, way, limits, query.inStock(), offset, wanted);
            Map<UUID, ProductView> views = database.sql(connection -> CatalogRows.products(connection, ids));
            for (UUID id : ids) {
                ProductView view = views.get(id);
                ProductView shown = view == null ? null : fitting.check(view);
                if (shown != null && items.size() == query.limit()) {
                    return new Page<>(items, Cursor.encode(way.number(), offset));
                }
                if (shown != null) {
                    items.add(shown);
                }
                offset++;
            }
            if (ids.size() < wanted) {
                return Page.last(items);
            }
        }
        return new Page<>(items, Cursor.encode(way.number(), offset));
    }

    private static List<UUID> ids(EntityManager entities, ProductQuery query, Interpretation way, PriceLimits limits,
            Boolean inStock, int offset, int count) {
        return Search.session(entities).search(Product.class).select(f -> f.id(UUID.class)).where(f -> f.bool().with(all -> {
            all.must(f.extension(LuceneExtension.get()).fromLuceneQuery(way.query()));
            if (query.category() != null) {
                all.filter(f.match().field(ProductDocument.CATEGORY).matching(query.category()));
            }
            Set<String> meant = way.oneOfCategories().orElse(Set.of());
            if (!meant.isEmpty()) {
                all.filter(f.terms().field(ProductDocument.CATEGORY).matchingAny(meant));
            }
            if (limits.present()) {
                // The index knows the lowest price alone, and that may be the price of a variant that is sold out.
                long least = Boolean.TRUE.equals(inStock) ? PriceLimits.NONE.min() : limits.min();
                all.filter(f.range().field(ProductDocument.PRICE).between(least, limits.max()));
            }
            if (inStock != null) {
                all.filter(f.match().field(ProductDocument.AVAILABLE).matching(inStock));
            }
        })).fetchHits(offset, count);
    }

    /** Where a page begins: in which way of understanding, after how many hits. */
    private record Position(int way, int offset) {

        static Position of(String cursor) {
            String[] parts = Cursor.decode(cursor, 2);
            if (parts == null) {
                return new Position(0, 0);
            }
            try {
                Position position = new Position(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                if (position.way >= 0 && position.offset >= 0 && position.offset <= MOST_OFFSET) {
                    return position;
                }
            } catch (NumberFormatException notOurs) {
                // answered below
            }
            throw org.parley.shared.problem.Problem.invalid("cursor", "is not a cursor of this list");
        }
    }
}
