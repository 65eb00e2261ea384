package org.parley.catalog.rest;

import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;

/** Reads the query parameter {@code language}. */
final class Languages {

    private Languages() {
    }

    /** {@code null} if absent. */
    static Language parse(String code) {
        return code == null || code.isEmpty() ? null : Language.parse(code)
                .orElseThrow(() -> Problem.invalid("language", "must be en, th, ja or ko"));
    }

    static Language orEnglish(String code) {
        Language language = parse(code);
        return language == null ? Language.EN : language;
    }
}
