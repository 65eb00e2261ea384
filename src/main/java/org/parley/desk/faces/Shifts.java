package org.parley.desk.faces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many people are there in the hours of a day, as one types it: {@code 9-12: 2, 13-18: 3}. */
final class Shifts {

    static final int HOURS = 24;
    private static final Pattern SHIFT =
            Pattern.compile("(\\d{1,2})(?::00)?\\s*[-–~〜～]\\s*(\\d{1,2})(?::00)?\\s*[:：x×*]\\s*(\\d{1,4})");
    private static final Pattern BETWEEN = Pattern.compile("[,、，;]");

    private Shifts() {
    }

    static String text(List<Integer> day) {
        List<String> shifts = new ArrayList<>();
        for (int hour = 0; hour < HOURS;) {
            int end = hour + 1;
            while (end < HOURS && day.get(end).equals(day.get(hour))) {
                end++;
            }
            if (day.get(hour) > 0) {
                shifts.add(hour + "-" + end + ": " + day.get(hour));
            }
            hour = end;
        }
        return String.join(", ", shifts);
    }

    /**
     * Those that overlap add up; nothing typed is nobody.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    static List<Integer> read(String text) {
        List<Integer> day = new ArrayList<>(Collections.nCopies(HOURS, 0));
        Arrays.stream(BETWEEN.split(text == null ? "" : text)).map(String::strip).filter(each -> !each.isEmpty())
                .forEach(each -> {
                    Matcher shift = SHIFT.matcher(each);
                    if (!shift.matches()) {
                        throw new IllegalArgumentException(each);
                    }
                    int from = Integer.parseInt(shift.group(1));
                    int to = Integer.parseInt(shift.group(2));
                    if (from >= to || to > HOURS) {
                        throw new IllegalArgumentException(each);
                    }
                    for (int hour = from; hour < to; hour++) {
                        day.set(hour, day.get(hour) + Integer.parseInt(shift.group(3)));
                    }
                });
        return day;
    }
}
