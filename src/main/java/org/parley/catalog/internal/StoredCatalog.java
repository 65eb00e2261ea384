package org.parley.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.catalog.Catalog;
import org.parley.catalog.CategoryView;
import org.parley.catalog.Comparison;
import org.parley.catalog.PricePhrase;
import org.parley.catalog.ProductId;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.shared.id.Ids;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;

/** The catalogue as it is stored: lists from SQL, words from the index. */
@ApplicationScoped
class StoredCatalog implements Catalog {

    private static final int LONGEST_TEXT = 1_000;
    /** Category names are part of understanding queries; a new one is believed after this time at the latest. */
    private static final Duration BELIEVED = Duration.ofSeconds(3);

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    private final Database database;
    private final ProductSearch search;
    private final SearchIndex index;
    private final Clock clock;
    private volatile Names names;

    @Inject
    StoredCatalog(Database database, ProductSearch search, SearchIndex index, Clock clock) {
        this.database = database;
        this.search = search;
        this.index = index;
        this.clock = clock;
    }

    /** Without a container. */
    StoredCatalog(Database database, ProductSearch search, SearchIndex index, Clock clock, EntityManager entities) {
        this(database, search, index, clock);
        this.entities = entities;
    }

    /** For the container's proxy. */
    protected StoredCatalog() {
        this(null, null, null, null);
    }

    @Override
    @Transactional
    public Page<ProductView> search(ProductQuery query) {
        PricePhrase phrase = null;
        if (query.hasText()) {
            if (query.text().length() > LONGEST_TEXT) {
                throw Problem.invalid("q", "must have at most " + LONGEST_TEXT + " characters");
            }
            phrase = PricePhrase.of(query.text());
            if (!phrase.rest().isEmpty()) {
                if (!index.ready()) {
                    throw new Problem(503, "searchNotReady", "The search is being prepared; try again in a moment.",
                            Map.of("retryAfter", 5));
                }
                return search.find(entities, query, phrase, names().words());
            }
        }
        return list(query, PriceLimits.of(query.minPrice(), query.maxPrice(), phrase));
    }

    private Page<ProductView> list(ProductQuery query, PriceLimits limits) {
        String[] cursor = Cursor.decode(query.cursor(), 1);
        UUID after = cursor == null ? null
                : Ids.parse(cursor[0]).orElseThrow(() -> Problem.invalid("cursor", "is not a cursor of this list"));
        return database.sql(connection -> {
            List<UUID> ids = ProductList.ids(connection, query, limits, after, query.limit() + 1);
            boolean more = ids.size() > query.limit();
            List<UUID> shown = more ? ids.subList(0, query.limit()) : ids;
            Map<UUID, ProductView> views = CatalogRows.products(connection, shown);
            return new Page<>(shown.stream().map(views::get).filter(Objects::nonNull).toList(),
                    more ? Cursor.encode(shown.get(shown.size() - 1)) : null);
        });
    }

    @Override
    @Transactional
    public Optional<ProductView> product(ProductId id) {
        return products(List.of(id)).stream().findFirst();
    }

    @Override
    @Transactional
    public List<ProductView> products(Collection<ProductId> ids) {
        List<UUID> wanted = ids.stream().map(ProductId::value).distinct().toList();
        Map<UUID, ProductView> found = database.sql(connection -> CatalogRows.products(connection, wanted));
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    @Transactional
    public Optional<VariantView> variant(VariantId id) {
        return Optional.ofNullable(variants(List.of(id)).get(id));
    }

    @Override
    @Transactional
    public Map<VariantId, VariantView> variants(Collection<VariantId> ids) {
        return database.sql(connection -> CatalogRows.variants(connection, ids));
    }

    @Override
    @Transactional
    public Comparison compare(List<ProductId> ids) {
        int different = new LinkedHashSet<>(ids).size();
        if (different != ids.size() || different < 2 || different > 4) {
            throw Problem.invalid("ids", "must be 2 to 4 different products");
        }
        List<ProductView> products = products(ids);
        if (products.size() != ids.size()) {
            throw Problem.notFound();
        }
        return Differences.between(products, names().categories());
    }

    @Override
    @Transactional
    public List<CategoryView> categories() {
        return database.sql(ProductList::categories);
    }

    @Override
    @Transactional
    public boolean isEmpty() {
        return database.sql(StoredCatalog::hasNoProduct);
    }

    private static boolean hasNoProduct(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM product LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return !row.next();
        }
    }

    private Names names() {
        Names known = names;
        Instant now = clock.instant();
        if (known == null || !known.until.isAfter(now)) {
            List<CategoryView> categories = database.sql(ProductList::categoryTitles);
            CategoryWords words = known != null && known.categories.equals(categories) ? known.words
                    : new CategoryWords(categories);
            known = new Names(categories, words, now.plus(BELIEVED));
            names = known;
        }
        return known;
    }

    private record Names(List<CategoryView> categories, CategoryWords words, Instant until) {
    }
}
