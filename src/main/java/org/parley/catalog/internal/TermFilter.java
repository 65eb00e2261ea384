package org.parley.catalog.internal;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Turns colour words into colour terms; when indexing, adds behind a term the broader one that it is also found by, at
 * the same position.
 */
final class TermFilter extends TokenFilter {

    /** Compounds that a dictionary keeps whole although people search for their last part. */
    private static final Map<String, String> BROADER = new HashMap<>(ColourWords.broader());

    static {
        BROADER.put("tshirt", "shirt");
        BROADER.put("tee", "tshirt");
        BROADER.put("tシャツ", "シャツ");
        BROADER.put("ティーシャツ", "シャツ");
        BROADER.put("ポロシャツ", "シャツ");
        BROADER.put("ワイシャツ", "シャツ");
        BROADER.put("アロハシャツ", "シャツ");
        BROADER.put("ネルシャツ", "シャツ");
        BROADER.put("ワークシャツ", "シャツ");
        BROADER.put("티셔츠", "셔츠");
        BROADER.put("남방셔츠", "셔츠");
        BROADER.put("backpack", "bag");
        BROADER.put("handbag", "bag");
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final boolean index;
    private String broader;

    TermFilter(TokenStream input, boolean index) {
        super(input);
        this.index = index;
    }

    @Override
    public boolean incrementToken() throws java.io.IOException {
        if (broader != null) {
            term.setEmpty().append(broader);
            position.setPositionIncrement(0);
            broader = null;
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        String colour = ColourWords.term(term);
        if (colour != null) {
            term.setEmpty().append(colour);
        }
        if (index) {
            broader = BROADER.get(term.toString());
        }
        return true;
    }

    @Override
    public void reset() throws java.io.IOException {
        super.reset();
        broader = null;
    }
}
