package org.parley.shared.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds and masks payment card numbers in what people type, so that none is stored, logged or shown. A card number is a
 * run of 13 to 19 digits of any script, with at most four separators between two of them, that begins with 2 to 6 and satisfies the
 * Luhn check (ISO/IEC 7812-1). Its last four digits stay readable.
 */
public final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int READABLE = 4;
    private static final int MOST_BETWEEN = 4;
    private static final String SEPARATORS = "._/,*|\u2212\u00b7\u2022\u3001\u3002\u30fb\u30fc\uff0c\uff0e\uff0f\u20e3";
    private static final String MASK = "\u2022";

    private CardNumbers() {
    }

    /** The text with every card number masked; the same text when there is none. */
    public static String mask(String text) {
        String masked = text;
        for (List<Digit> run : runs(text)) {
            for (List<Digit> number : numbers(run)) {
                masked = blank(masked, number.subList(0, number.size() - READABLE));
            }
        }
        return masked;
    }

    /** Digits at the end of a text, at most 18, to be held against the next message; empty when there are none. */
    public static String tail(String previousTail, String text) {
        List<List<Digit>> runs = runs(text);
        if (runs.isEmpty() || !text.substring(end(runs.get(runs.size() - 1))).isBlank()) {
            return "";
        }
        List<Digit> last = runs.get(runs.size() - 1);
        String digits = (isDigitsOnly(text) ? previousTail : "") + values(last);
        return digits.substring(Math.max(0, digits.length() - (LONGEST - 1)));
    }

    /** Masks the beginning of a text that completes a card number whose first digits ended the message before. */
    public static String maskContinuation(String tail, String text) {
        List<List<Digit>> runs = runs(text);
        if (tail.isEmpty() || runs.isEmpty() || !text.substring(0, runs.get(0).get(0).at).isBlank()) {
            return text;
        }
        List<Digit> first = runs.get(0);
        for (int used = first.size(); used > 0; used--) {
            String head = values(first.subList(0, used));
            for (int from = 0; from < tail.length(); from++) {
                if (isCard(tail.substring(from) + head)) {
                    return blank(text, first.subList(0, used));
                }
            }
        }
        return text;
    }

    /** Masks all digits at the end of a text, once the next message has shown that they began a card number. */
    public static String maskTail(String text) {
        List<List<Digit>> runs = runs(text);
        return runs.isEmpty() ? text : blank(text, runs.get(runs.size() - 1));
    }

    /** Whether a text is nothing but one run of digits and their separators. */
    public static boolean isDigitsOnly(String text) {
        List<List<Digit>> runs = runs(text);
        return runs.size() == 1 && text.substring(0, runs.get(0).get(0).at).isBlank()
                && text.substring(end(runs.get(0))).isBlank();
    }

    private static String blank(String text, List<Digit> digits) {
        StringBuilder masked = new StringBuilder(text);
        for (int i = digits.size() - 1; i >= 0; i--) {
            Digit digit = digits.get(i);
            masked.replace(digit.at, digit.at + digit.length, MASK.repeat(digit.length));
        }
        return masked.toString();
    }

    /** Whole runs, or parts of a longer run that begin and end where a separator stands. */
    private static List<List<Digit>> numbers(List<Digit> run) {
        List<List<Digit>> found = new ArrayList<>();
        int from = 0;
        while (from < run.size()) {
            int to = from == 0 || run.get(from).afterSeparator ? longestCardFrom(run, from) : -1;
            if (to > 0) {
                found.add(run.subList(from, to));
                from = to;
            } else {
                from++;
            }
        }
        return found;
    }

    private static int longestCardFrom(List<Digit> run, int from) {
        for (int to = Math.min(run.size(), from + LONGEST); to - from >= SHORTEST; to--) {
            boolean boundary = to == run.size() || run.get(to).afterSeparator;
            if (boundary && isCard(values(run.subList(from, to)))) {
                return to;
            }
        }
        return -1;
    }

    private static boolean isCard(String digits) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST || digits.charAt(0) < '2' || digits.charAt(0) > '6') {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static List<List<Digit>> runs(String text) {
        List<List<Digit>> runs = new ArrayList<>();
        List<Digit> run = new ArrayList<>();
        int gap = 0;
        for (int at = 0; at < text.length();) {
            int point = text.codePointAt(at);
            int length = Character.charCount(point);
            int value = Character.digit(point, 10);
            if (value >= 0) {
                run.add(new Digit(at, length, value, gap > 0));
                gap = 0;
            } else if (!run.isEmpty() && separates(point) && gap < MOST_BETWEEN) {
                gap++;
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
                gap = 0;
            }
            at += length;
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    /** Space, dashes and what no eye sees, of any script, and the marks that people put between groups of digits. */
    private static boolean separates(int point) {
        return SEPARATORS.indexOf(point) >= 0 || Character.isWhitespace(point) || switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT, Character.NON_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static int end(List<Digit> run) {
        Digit last = run.get(run.size() - 1);
        return last.at + last.length;
    }

    private static String values(List<Digit> digits) {
        StringBuilder text = new StringBuilder();
        digits.forEach(digit -> text.append(digit.value));
        return text.toString();
    }

    private record Digit(int at, int length, int value, boolean afterSeparator) {
    }
}
