package org.parley.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.shared.paging.Page;

/**
 * Reading, searching and comparing what the shop sells. Prices and stock in every answer come from the database, inside
 * the caller's transaction where there is one; the search index decides only which products fit the words.
 * A list of products costs the same few statements however long it is.
 */
public interface Catalog {

    /**
     * Products by relevance to the words of the query, or in the order of the catalogue without words. All words count;
     * they are relaxed (typos, parts of words, at last some of the words) only when no product has them all. Price
     * phrases within the words are filters.
     *
     * @throws org.parley.shared.problem.Problem 503 {@code searchNotReady} while the index is being rebuilt
     */
    Page<ProductView> search(ProductQuery query);

    Optional<ProductView> product(ProductId id);

    /** Those of the products that exist and are on sale, in the order asked for. */
    List<ProductView> products(Collection<ProductId> ids);

    Optional<VariantView> variant(VariantId id);

    /** Those of the variants that exist, also of products no longer on sale (then with nothing available). */
    Map<VariantId, VariantView> variants(Collection<VariantId> ids);

    /**
     * What two to four products differ in.
     *
     * @throws org.parley.shared.problem.Problem 400 for fewer, more or repeated products, 404 if one does not exist
     */
    Comparison compare(List<ProductId> ids);

    /** All categories in the shop's order, each with the number of products on sale in it. */
    List<CategoryView> categories();

    /** Whether the shop has no product at all, as before its first import. */
    boolean isEmpty();
}
