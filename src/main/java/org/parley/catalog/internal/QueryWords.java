package org.parley.catalog.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.parley.catalog.TextLanguage;
import org.parley.shared.i18n.Language;

/**
 * The words of a query and the ways to understand them, from the strictest on. Whatever the text contains is looked for
 * literally: nothing in it is query syntax.
 */
final class QueryWords {

    static final int STAGES = 5;
    static final int WAYS_PER_STAGE = 100;
    private static final int MOST_TERMS = 32;
    private static final float TITLE_BOOST = 2f;
    private static final double LOOSE_SHARE = 0.6;
    private static final int LOOSE_LEAST = 4;

    private final String text;
    private final CategoryWords categoryWords;
    private final Map<Language, List<String>> terms = new LinkedHashMap<>();
    private final Set<Language> likely = new LinkedHashSet<>();

    QueryWords(String text, Language asked, CategoryWords categoryWords) {
        this.text = text;
        this.categoryWords = categoryWords;
        TextLanguage.detect(text).ifPresent(likely::add);
        if (asked != null) {
            likely.add(asked);
        }
        Set<Language> order = new LinkedHashSet<>(likely);
        order.addAll(List.of(Language.values()));
        for (Language language : order) {
            List<String> all = NoiseWords.without(language, SearchAnalyzers.terms(language, text));
            terms.put(language, all.size() > MOST_TERMS ? all.subList(0, MOST_TERMS) : all);
        }
        if (likely.isEmpty()) {
            likely.add(Language.EN);
        }
    }

    /** The ways of one stage, stricter ones first; the stages after it are looked at only if none of these finds anything. */
    List<Interpretation> stage(int stage, IndexReader reader) throws IOException {
        Ways ways = new Ways(stage * WAYS_PER_STAGE);
        Language first = likely.iterator().next();
        switch (stage) {
            case 0 -> {
                sku(ways);
                terms.forEach((language, words) -> offer(ways, SearchTier.WORDS, language, words, words(language, words)));
            }
            case 1 -> likely.forEach(language -> offer(ways, SearchTier.MORE, language, terms.get(language),
                    more(language, terms.get(language))));
            case 2 -> {
                for (Language language : likely) {
                    typos(ways, reader, language);
                }
            }
            case 3 -> {
                ways.add(SearchTier.PARTS, first, terms.get(first), parts(first), Set.of());
                if (first != Language.EN) {
                    // Typing errors of an alphabet are mended above, at less cost.
                    ways.add(SearchTier.LOOSE, first, terms.get(first), loose(first), Set.of());
                }
            }
            case 4 -> {
                if (terms.get(first).size() > 2) {
                    ways.add(SearchTier.SOME, first, List.of(), some(first, terms.get(first).size() - 1), Set.of());
                }
                if (terms.get(first).size() > 1) {
                    ways.add(SearchTier.SOME, first, List.of(), some(first, 1), Set.of());
                }
            }
            default -> throw new IllegalArgumentException("there is no stage " + stage);
        }
        return ways.list;
    }

    private void sku(Ways ways) {
        String whole = text.strip().toLowerCase(Locale.ROOT);
        if (!whole.isEmpty() && whole.indexOf(' ') < 0) {
            ways.add(SearchTier.SKU, Language.EN, List.of(), term(ProductDocument.SKU, whole), Set.of());
        }
    }

    private void offer(Ways ways, SearchTier tier, Language language, List<String> words, Query query) {
        Set<String> categories = categoryWords.meantBy(language, words);
        if (!categories.isEmpty()) {
            ways.add(tier, language, words, among(language, words, query, categories), Set.of());
        }
        ways.add(tier, language, words, query, Set.of());
    }

    /** In one of the categories, or called by its name; the former first. */
    private Query among(Language language, List<String> words, Query query, Set<String> categories) {
        BooleanQuery.Builder called = new BooleanQuery.Builder();
        categoryWords.names(language, categories, words)
                .forEach(name -> called.add(term(ProductDocument.title(language), name), Occur.MUST));
        List<Query> either = new ArrayList<>();
        BooleanQuery.Builder among = new BooleanQuery.Builder().add(query, Occur.MUST);
        for (String category : categories) {
            either.add(term(ProductDocument.CATEGORY, category));
            among.add(new BoostQuery(new ConstantScoreQuery(term(ProductDocument.CATEGORY, category)), TITLE_BOOST),
                    Occur.SHOULD);
        }
        either.add(called.build());
        return among.add(any(either), Occur.FILTER).build();
    }

    private static Query words(Language language, List<String> words) {
        return all(language, words, word -> term(ProductDocument.words(language), word));
    }

    private static Query more(Language language, List<String> words) {
        return all(language, words, word -> inDescriptionToo(language, word));
    }

    private static Query inDescriptionToo(Language language, String word) {
        Query inWords = term(ProductDocument.words(language), word);
        return ColourWords.isColour(word) ? inWords : any(List.of(inWords, term(ProductDocument.more(language), word)));
    }

    private void typos(Ways ways, IndexReader reader, Language language) throws IOException {
        String field = ProductDocument.words(language);
        List<String> best = new ArrayList<>();
        Map<String, List<String>> meanings = new LinkedHashMap<>();
        boolean corrected = false;
        for (String word : terms.get(language)) {
            boolean known = ColourWords.isColour(word) || Spelling.known(reader, field, word)
                    || Spelling.known(reader, ProductDocument.more(language), word);
            List<String> meant = known ? List.of(word) : Spelling.corrections(reader, field, word);
            if (meant.isEmpty()) {
                return;
            }
            corrected |= !known;
            best.add(meant.get(0));
            meanings.put(word, meant);
        }
        if (corrected) {
            offer(ways, SearchTier.TYPOS, language, best, all(language, List.copyOf(meanings.keySet()),
                    word -> any(meanings.get(word).stream().map(one -> inDescriptionToo(language, one)).toList())));
        }
    }

    private Query parts(Language language) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : terms.get(language)) {
            List<String> pairs = SearchAnalyzers.terms(SearchAnalyzers.PAIRS, word);
            if (ColourWords.isColour(word) || pairs.isEmpty()) {
                all.add(term(ProductDocument.words(language), word), Occur.MUST);
            } else {
                pairs.forEach(pair -> all.add(term(ProductDocument.PAIRS, pair), Occur.MUST));
            }
        }
        return all.build();
    }

    private Query loose(Language language) {
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        Set<String> pairs = new LinkedHashSet<>();
        for (String word : terms.get(language)) {
            if (ColourWords.isColour(word)) {
                most.add(term(ProductDocument.words(language), word), Occur.MUST);
            } else {
                pairs.addAll(SearchAnalyzers.terms(SearchAnalyzers.PAIRS, word));
            }
        }
        if (pairs.size() < LOOSE_LEAST) {
            return new org.apache.lucene.search.MatchNoDocsQuery();
        }
        pairs.stream().limit(200).forEach(pair -> most.add(term(ProductDocument.PAIRS, pair), Occur.SHOULD));
        most.setMinimumNumberShouldMatch((int) Math.ceil(Math.min(200, pairs.size()) * LOOSE_SHARE));
        return most.build();
    }

    private Query some(Language language, int least) {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        for (String word : terms.get(language)) {
            some.add(inDescriptionToo(language, word), Occur.SHOULD);
        }
        some.setMinimumNumberShouldMatch(least);
        return some.build();
    }

    private static Query all(Language language, List<String> words, Function<String, Query> clause) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words) {
            all.add(clause.apply(word), Occur.MUST);
            all.add(new BoostQuery(term(ProductDocument.title(language), word), TITLE_BOOST), Occur.SHOULD);
        }
        return all.build();
    }

    private static Query any(List<Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private static TermQuery term(String field, String text) {
        return new TermQuery(new Term(field, text));
    }

    /** Gives each way its number, so that the next page finds it again. */
    private static final class Ways {

        private final List<Interpretation> list = new ArrayList<>();
        private final int first;

        Ways(int first) {
            this.first = first;
        }

        void add(SearchTier tier, Language language, List<String> terms, Query query, Set<String> categories) {
            list.add(new Interpretation(first + list.size(), tier, language, Set.copyOf(terms), query, categories));
        }
    }
}
