package org.parley.catalog.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.catalog.CategoryView;
import org.parley.shared.i18n.Language;

/**
 * Which categories somebody means who names one: a shirt is looked for among the shirts and among what is called a shirt,
 * not among what merely has the word somewhere. Titles of two things ("Dresses &amp; Skirts") are named by either.
 */
final class CategoryWords {

    static final CategoryWords NONE = new CategoryWords(List.of());
    private static final Pattern AND = Pattern.compile("\\s*(?:&|＆|/|,|、|・|·|\\band\\b|และ|과 |와 )\\s*");

    private final List<Name> names = new ArrayList<>();

    CategoryWords(List<CategoryView> categories) {
        for (CategoryView category : categories) {
            for (Language language : category.title().texts().keySet()) {
                for (String part : AND.split(category.title().in(language))) {
                    Set<String> terms = new HashSet<>(SearchAnalyzers.terms(language, part));
                    if (!terms.isEmpty()) {
                        names.add(new Name(category.handle(), language, terms));
                    }
                }
            }
        }
    }

    /** Handles of the categories whose name is among the words, the most exact ones; empty if none is named. */
    Set<String> meantBy(Language language, List<String> words) {
        Set<String> meant = new HashSet<>();
        int exact = 0;
        for (Name name : names) {
            if (name.language == language && name.terms.size() >= exact && words.containsAll(name.terms)) {
                if (name.terms.size() > exact) {
                    meant.clear();
                    exact = name.terms.size();
                }
                meant.add(name.handle);
            }
        }
        return meant;
    }

    /** The terms by which those categories are named. */
    Set<String> names(Language language, Set<String> handles, List<String> words) {
        Set<String> terms = new HashSet<>();
        for (Name name : names) {
            if (name.language == language && handles.contains(name.handle) && words.containsAll(name.terms)) {
                terms.addAll(name.terms);
            }
        }
        return terms;
    }

    private record Name(String handle, Language language, Set<String> terms) {
    }
}
