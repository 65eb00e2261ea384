package org.parley.catalog.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * What somebody may have meant by a word that no product has: indexed terms one letter away (two for long words),
 * neighbours changing places counting as one. The nearest and most used come first.
 */
final class Spelling {

    private static final int SHORTEST = 4;
    private static final int SHORTEST_IDEOGRAPHIC = 3;
    private static final int LONG = 8;
    private static final int MOST = 3;
    /** People seldom miss the first letter, and knowing it makes a large dictionary quick to look through. */
    private static final int PREFIX = 1;

    private Spelling() {
    }

    static boolean known(IndexReader reader, String field, String term) throws IOException {
        return reader.docFreq(new Term(field, term)) > 0;
    }

    static List<String> corrections(IndexReader reader, String field, String term) throws IOException {
        int length = term.codePointCount(0, term.length());
        boolean latin = term.codePointAt(0) < 0x250;
        if (length < (latin ? SHORTEST : SHORTEST_IDEOGRAPHIC)) {
            return List.of();
        }
        int edits = length >= LONG ? 2 : 1;
        List<Candidate> candidates = new ArrayList<>(colours(term, latin));
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms != null) {
            FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(field, term), edits, PREFIX, true);
            for (BytesRef found = near.next(); found != null; found = near.next()) {
                String text = found.utf8ToString();
                if (!ColourWords.isColour(text)) {
                    candidates.add(new Candidate(text, distance(term, text), near.docFreq()));
                }
            }
        }
        return candidates.stream().sorted(Comparator.comparingInt(Candidate::distance)
                .thenComparing(Candidate::uses, Comparator.reverseOrder())).map(Candidate::term).distinct().limit(MOST)
                .toList();
    }

    /** Colours are indexed by their own terms, so their names are compared here. */
    private static List<Candidate> colours(String term, boolean latin) {
        List<Candidate> near = new ArrayList<>();
        if (latin) {
            for (String colour : ColourWords.latinNames()) {
                int distance = distance(term, colour);
                if (colour.length() >= SHORTEST && distance <= 1) {
                    near.add(new Candidate(ColourWords.term(colour), distance, Integer.MAX_VALUE));
                }
            }
        }
        return near;
    }

    /** Optimal string alignment distance. */
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }

    private record Candidate(String term, int distance, int uses) {
    }
}
