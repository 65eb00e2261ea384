package org.parley.assistant.internal.understanding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.parley.shared.i18n.Language;

/** The words of one language that carry a value, and the carrier words around a search; read from a small file. */
final class Lexicon {

    private static final int WORDS_AT_MOST = 4;
    /** Stands before the name of a colour, or doesn't. */
    private static final String THAI_COLOUR = "สี";

    private final Language language;
    private final Map<String, Word> words = new HashMap<>();
    private final Set<String> carriers = new HashSet<>();
    private final Map<String, Entities.Hint> hints = new HashMap<>();
    private final List<String> searchable = new ArrayList<>();
    private int longest;
    private int longestCarrier;

    /** @param value canonical value; empty for products */
    record Word(Slot slot, String value) {
    }

    Lexicon(Language language, List<String> lines) {
        this.language = language;
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                read(line.substring(0, equals).strip(), line.substring(equals + 1).split("\\|"));
            }
        }
    }

    private void read(String head, String[] forms) {
        String[] kindAndValue = head.split(" ", 2);
        Slot slot = Slot.ofKind(kindAndValue[0]);
        for (String form : forms) {
            String key = key(form);
            if (kindAndValue[0].equals("hint")) {
                hints.put(key, Entities.Hint.valueOf(kindAndValue[1].toUpperCase(Locale.ROOT)));
            } else if (slot == null) {
                carriers.add(key);
                longestCarrier = Math.max(longestCarrier, key.length());
            } else {
                Word word = new Word(slot, kindAndValue.length > 1 ? kindAndValue[1] : "");
                put(key, word);
                if (slot == Slot.C && language == Language.TH && !key.startsWith(THAI_COLOUR)) {
                    put(THAI_COLOUR + key, word);
                }
                if ((slot == Slot.P || slot == Slot.C) && key.length() >= 5 && key.indexOf(' ') < 0) {
                    searchable.add(key);
                }
            }
        }
    }

    private void put(String key, Word word) {
        words.put(key, word);
        longest = Math.max(longest, key.length());
    }

    /** Latin script keeps its spaces, the other three are compared without. */
    private String key(String form) {
        String key = TextForm.of(form, language);
        return language == Language.EN ? key : TextForm.withoutSpaces(key);
    }

    /** The longest word that begins at {@code at} of a text without spaces; its end is in {@code end[0]}. */
    Word longestAt(String text, int at, int[] end) {
        for (int stop = Math.min(text.length(), at + longest); stop > at; stop--) {
            Word word = words.get(text.substring(at, stop));
            if (word != null && (word.slot() != Slot.S || !isLatin(text, at) || standsAlone(text, at, stop))) {
                end[0] = stop;
                return word;
            }
        }
        return null;
    }

    int longestCarrierAt(String text, int at) {
        for (int stop = Math.min(text.length(), at + longestCarrier); stop > at; stop--) {
            if (carriers.contains(text.substring(at, stop))) {
                return stop;
            }
        }
        return at;
    }

    /** The longest word that begins with token {@code at}; the index after it is in {@code end[0]}. */
    Word longestAt(List<String> tokens, int at, int[] end) {
        for (int stop = Math.min(tokens.size(), at + WORDS_AT_MOST); stop > at; stop--) {
            String joined = stop == at + 1 ? tokens.get(at) : String.join(" ", tokens.subList(at, stop));
            Word word = words.get(joined);
            if (word == null) {
                word = singular(joined);
            }
            if (word != null) {
                end[0] = stop;
                return word;
            }
        }
        return null;
    }

    /** The hints in a text that is in comparable form. */
    Set<Entities.Hint> hintsIn(String form) {
        String text = language == Language.EN ? " " + form + " " : TextForm.withoutSpaces(form);
        Set<Entities.Hint> found = EnumSet.noneOf(Entities.Hint.class);
        hints.forEach((key, hint) -> {
            if (text.contains(language == Language.EN ? " " + key + " " : key)) {
                found.add(hint);
            }
        });
        return found;
    }

    boolean isCarrier(String token) {
        return carriers.contains(token);
    }

    /** A product or colour that the token misspells by one letter, one swap, one missing or one extra; or {@code null}. */
    Word nearest(String token) {
        if (token.length() < 5) {
            return null;
        }
        for (String candidate : searchable) {
            if (candidate.charAt(0) == token.charAt(0) && Typo.isOne(candidate, token)) {
                return words.get(candidate);
            }
        }
        return null;
    }

    private Word singular(String word) {
        int length = word.length();
        if (length < 4 || word.charAt(length - 1) != 's') {
            return null;
        }
        Word found = words.get(word.substring(0, length - 1));
        if (found == null && word.endsWith("ies")) {
            found = words.get(word.substring(0, length - 3) + "y");
        }
        if (found == null && word.endsWith("es")) {
            found = words.get(word.substring(0, length - 2));
        }
        if (found == null && word.endsWith("ves")) {
            found = words.get(word.substring(0, length - 3) + "f");
        }
        return found != null && found.slot() == Slot.P ? found : null;
    }

    private static boolean standsAlone(String text, int from, int to) {
        return (from == 0 || !isLatin(text, from - 1)) && (to == text.length() || !isLatin(text, to));
    }

    private static boolean isLatin(String text, int at) {
        char c = text.charAt(at);
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
