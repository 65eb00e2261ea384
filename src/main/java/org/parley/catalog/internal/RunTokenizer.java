package org.parley.catalog.internal;

import org.apache.lucene.analysis.util.CharTokenizer;

/** Cuts at everything that is no letter, number or mark; Thai vowels and tones are marks and stay inside. */
final class RunTokenizer extends CharTokenizer {

    @Override
    protected boolean isTokenChar(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }
}
