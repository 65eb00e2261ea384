package org.parley.catalog.internal;

import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.parley.shared.i18n.Language;

/**
 * One way to understand the words of a query.
 *
 * @param number its place among the ways of the same query, for the next page
 * @param terms that restrict variants when an option value has them
 * @param query what must be found
 * @param categories handles, one of which is meant by a word of the query; empty: any
 */
record Interpretation(int number, SearchTier tier, Language language, Set<String> terms, Query query,
        Set<String> categories) {

    Optional<Set<String>> oneOfCategories() {
        return categories.isEmpty() ? Optional.empty() : Optional.of(categories);
    }
}
