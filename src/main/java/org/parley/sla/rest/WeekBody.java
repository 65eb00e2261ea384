package org.parley.sla.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The open intervals of a week's days in the REST contract; a day left out is closed. */
@Schema(name = "BusinessWeek", description = "Intervals HH:mm-HH:mm of each day, several where wanted; 24:00 is a day's end, "
        + "an end before the start lies on the next day; a day left out is closed")
public record WeekBody(
        @Schema(example = "[\"09:00-12:00\",\"13:00-18:00\"]") List<String> mon,
        List<String> tue, List<String> wed, List<String> thu, List<String> fri, List<String> sat, List<String> sun) {

    static WeekBody of(Map<String, List<String>> week) {
        return new WeekBody(week.get("mon"), week.get("tue"), week.get("wed"), week.get("thu"), week.get("fri"),
                week.get("sat"), week.get("sun"));
    }

    Map<String, List<String>> week() {
        Map<String, List<String>> week = new LinkedHashMap<>();
        put(week, "mon", mon);
        put(week, "tue", tue);
        put(week, "wed", wed);
        put(week, "thu", thu);
        put(week, "fri", fri);
        put(week, "sat", sat);
        put(week, "sun", sun);
        return week;
    }

    private static void put(Map<String, List<String>> week, String day, List<String> intervals) {
        if (intervals != null) {
            week.put(day, intervals);
        }
    }
}
