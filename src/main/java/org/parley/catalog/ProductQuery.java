package org.parley.catalog;

import java.math.BigDecimal;
import org.parley.shared.i18n.Language;

/**
 * What somebody looks for; every part may be absent ({@code null}).
 *
 * @param text words as typed, plain text whatever it contains; price phrases in it become filters
 * @param language of the words; absent: detected from the script, then all
 * @param minPrice lowest price in the currency's main unit, inclusive
 * @param maxPrice highest price in the currency's main unit, inclusive
 * @param inStock {@code TRUE}: only what can be bought now; {@code FALSE}: only what cannot
 * @param category handle of a category
 * @param limit 1 to 100
 * @param cursor continuation of the same query
 */
public record ProductQuery(String text, Language language, BigDecimal minPrice, BigDecimal maxPrice, Boolean inStock,
        String category, int limit, String cursor) {

    /** A query of words alone, first page. */
    public static ProductQuery words(String text, Language language, int limit) {
        return new ProductQuery(text, language, null, null, null, null, limit, null);
    }

    public boolean hasText() {
        return text != null && !text.isBlank();
    }

    /** The language in which to show the answer: as asked, else as the words look, else English. */
    public Language languageOfAnswer() {
        return language != null ? language : TextLanguage.detect(text).orElse(Language.EN);
    }
}
