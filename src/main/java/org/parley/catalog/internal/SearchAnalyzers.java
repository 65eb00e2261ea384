package org.parley.catalog.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.AttributeFactory;
import org.parley.shared.i18n.Language;

/**
 * How texts are cut into terms, for each language and once for what is indexed, once for what is asked. The two differ
 * only in that an indexed word brings the broader words by which it should be found too (a Tシャツ is a シャツ, navy is
 * blue), while a word that is asked for means just itself.
 */
final class SearchAnalyzers {

    /** Pairs of letters of every text, for words that the dictionaries cut in unexpected places. */
    static final Analyzer PAIRS = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new RunTokenizer();
            return new TokenStreamComponents(words, new NGramTokenFilter(new ICUNormalizer2Filter(words), 2, 2, false));
        }
    };

    private static final Map<Language, Analyzer> INDEX = new EnumMap<>(Language.class);
    private static final Map<Language, Analyzer> QUERY = new EnumMap<>(Language.class);
    private static final java.util.Set<String> JAPANESE_STOP_TAGS = JapaneseAnalyzer.getDefaultStopTags();

    static {
        for (Language language : Language.values()) {
            INDEX.put(language, analyzer(language, true));
            QUERY.put(language, analyzer(language, false));
        }
    }

    private SearchAnalyzers() {
    }

    static Analyzer index(Language language) {
        return INDEX.get(language);
    }

    static Analyzer query(Language language) {
        return QUERY.get(language);
    }

    /** The terms of a text in their order, as a query means them. */
    static List<String> terms(Language language, String text) {
        return terms(QUERY.get(language), text);
    }

    static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new java.util.ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", new StringReader(text))) {
            CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new IllegalStateException("text in memory cannot be read", impossible);
        }
        return terms;
    }

    private static Analyzer analyzer(Language language, boolean index) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = tokenizer(language);
                TokenStream tokens = new TermFilter(words(language, tokenizer), index);
                return new TokenStreamComponents(tokenizer, tokens);
            }

            @Override
            protected java.io.Reader initReader(String field, java.io.Reader reader) {
                return new JoinedWords(reader);
            }
        };
    }

    private static Tokenizer tokenizer(Language language) {
        return switch (language) {
            case EN -> new StandardTokenizer();
            case TH -> new ICUTokenizer();
            // Search mode without the compounds: only their parts are indexed.
            case JA -> new JapaneseTokenizer(null, true, true, JapaneseTokenizer.Mode.SEARCH);
            case KO -> new KoreanTokenizer(AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, null,
                    KoreanTokenizer.DecompoundMode.DISCARD, false);
        };
    }

    private static TokenStream words(Language language, Tokenizer tokenizer) {
        return switch (language) {
            case EN -> new KStemFilter(new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(tokenizer))));
            case TH -> new ICUNormalizer2Filter(tokenizer);
            case JA -> {
                TokenStream tokens = new JapaneseBaseFormFilter(tokenizer);
                tokens = new JapanesePartOfSpeechStopFilter(tokens, JAPANESE_STOP_TAGS);
                tokens = new JapaneseKatakanaStemFilter(new CJKWidthFilter(tokens));
                yield new LowerCaseFilter(tokens);
            }
            case KO -> new LowerCaseFilter(new KoreanPartOfSpeechStopFilter(tokenizer));
        };
    }

    /** The pieces of a text between spaces and signs, for searching parts of words. */
    static List<String> runs(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}\\p{M}]+")).filter(run -> !run.isEmpty()).toList();
    }
}
