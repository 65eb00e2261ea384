package org.parley.assistant.internal.understanding;

import java.util.List;
import java.util.function.Predicate;
import org.parley.shared.i18n.Language;

/**
 * The traits by which phrases resemble one another: words and pairs of words for text with spaces, pieces of one to
 * five letters for the others, and for Korean also pieces of its letters' parts, which survive other verb endings.
 * A trait is a 32-bit hash; the same trait twice counts once.
 */
final class Features {

    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int MOST = 2_000;
    /** A slot says more than a piece of a word: it counts as so many traits. */
    private static final int SLOT_WEIGHT = 3;

    private int[] hashes = new int[256];
    private int size;

    int size() {
        return size;
    }

    int hash(int index) {
        return hashes[index];
    }

    static Features of(List<String> tokens, Language language, Predicate<String> known) {
        Features features = new Features();
        if (language == Language.EN) {
            features.addWords(tokens, known);
        } else {
            String text = "^" + tokens.get(0) + "$";
            features.addPieces(text, 1, language == Language.TH ? 6 : language == Language.JA ? 5 : 4, 'c');
            if (language == Language.KO) {
                features.addPieces(jamo(text), 3, 7, 'j');
            }
        }
        features.addSlots(tokens);
        return features;
    }

    private void addWords(List<String> tokens, Predicate<String> known) {
        String before = "^";
        String beforeThat = "";
        for (String token : tokens) {
            String word = known.test(token) ? token : "?";
            add('1', word);
            add('2', before + " " + word);
            if (!beforeThat.isEmpty()) {
                add('3', beforeThat + " " + before + " " + word);
            }
            if (!Slot.isMark(token.charAt(0))) {
                addPieces("^" + token + "$", 3, 5, 'c');
            }
            beforeThat = before;
            before = word;
        }
        add('2', before + " $");
        add('3', beforeThat + " " + before + " $");
    }

    private void addPieces(String text, int shortest, int longest, char kind) {
        for (int from = 0; from < text.length(); from++) {
            int hash = kind;
            for (int length = 1; length <= longest && from + length <= text.length(); length++) {
                hash = hash * 31 + text.charAt(from + length - 1);
                if (length >= shortest) {
                    add(mix(hash));
                }
            }
        }
    }

    private void addSlots(List<String> tokens) {
        for (String token : tokens) {
            for (int i = 0; i < token.length(); i++) {
                if (Slot.isMark(token.charAt(i))) {
                    for (char kind = 'p'; kind < 'p' + SLOT_WEIGHT; kind++) {
                        add(kind, token.substring(i, i + 1));
                    }
                }
            }
        }
    }

    private void add(char kind, String trait) {
        add(mix(kind * 1_000_003 + trait.hashCode()));
    }

    private void add(int hash) {
        if (size == MOST) {
            return;
        }
        if (size == hashes.length) {
            hashes = java.util.Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    private static int mix(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    /** Syllables taken apart into initial, vowel and final. */
    private static String jamo(String text) {
        StringBuilder parts = new StringBuilder(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_SYLLABLE || c > LAST_SYLLABLE) {
                parts.append(c);
                continue;
            }
            int index = c - FIRST_SYLLABLE;
            parts.append((char) (0x1100 + index / 588)).append((char) (0x1161 + index % 588 / 28));
            if (index % 28 > 0) {
                parts.append((char) (0x11A7 + index % 28));
            }
        }
        return parts.toString();
    }
}
