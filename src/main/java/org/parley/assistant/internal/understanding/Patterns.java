package org.parley.assistant.internal.understanding;

import java.util.ArrayList;
import java.util.List;

/** Writes out example patterns: {@code (a|b)} chooses, {@code [a|b]} may be left out. No nesting. */
final class Patterns {

    private Patterns() {
    }

    /**
     * At most {@code limit} phrases of a pattern, spread evenly over all that it stands for; the same ones each time.
     *
     * @throws IllegalArgumentException if a bracket isn't closed
     */
    static List<String> phrases(String pattern, int limit) {
        List<List<String>> parts = parts(pattern);
        long all = 1;
        for (List<String> part : parts) {
            all = Math.min(all * part.size(), 1L << 40);
        }
        long wanted = Math.min(all, limit);
        List<String> phrases = new ArrayList<>((int) wanted);
        for (long i = 0; i < wanted; i++) {
            // A step that shares no factor with usual part sizes keeps every alternative of every part in play.
            phrases.add(phrase(parts, wanted == all ? i : Math.floorMod(i * 2_654_435_761L + 12_345, all)));
        }
        return phrases;
    }

    private static String phrase(List<List<String>> parts, long index) {
        StringBuilder phrase = new StringBuilder();
        long rest = index;
        for (List<String> part : parts) {
            phrase.append(part.get((int) (rest % part.size())));
            rest /= part.size();
        }
        return phrase.toString().strip().replaceAll("\\s+", " ");
    }

    private static List<List<String>> parts(String pattern) {
        List<List<String>> parts = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '(' || c == '[') {
                int end = pattern.indexOf(c == '(' ? ')' : ']', at);
                if (end < 0) {
                    throw new IllegalArgumentException("unclosed " + c + " in: " + pattern);
                }
                List<String> choices = new ArrayList<>(List.of(pattern.substring(at + 1, end).split("\\|", -1)));
                if (c == '[') {
                    choices.add("");
                }
                parts.add(choices);
                at = end + 1;
            } else {
                int end = at;
                while (end < pattern.length() && pattern.charAt(end) != '(' && pattern.charAt(end) != '[') {
                    end++;
                }
                parts.add(List.of(pattern.substring(at, end)));
                at = end;
            }
        }
        return parts;
    }
}
