package org.parley.desk.faces;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.sla.Hours;

/** A calendar's hours while they are edited: texts as they were typed. */
final class HoursDraft implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    String zone;
    List<String> sets;
    final Map<String, String> week = new LinkedHashMap<>();
    final List<SpecialDay> days = new ArrayList<>();

    HoursDraft(Hours hours) {
        zone = hours.zone();
        sets = hours.holidaySets();
        DAYS.forEach(day -> week.put(day, String.join(", ", hours.week().getOrDefault(day, List.of()))));
        hours.overrides().forEach((date, open) -> days.add(new SpecialDay(LocalDate.parse(date),
                hours.holidayNames().get(date), String.join(", ", open))));
        hours.holidays().stream().distinct().filter(date -> !hours.overrides().containsKey(date)).forEach(date ->
                days.add(new SpecialDay(LocalDate.parse(date), hours.holidayNames().get(date), null)));
        sort();
    }

    void add(SpecialDay day) {
        days.add(day);
        sort();
    }

    boolean has(LocalDate date) {
        return days.stream().anyMatch(day -> day.getDate().equals(date));
    }

    private void sort() {
        days.sort(Comparator.comparing(SpecialDay::getDate));
    }

    /** As the door takes them. A named day with hours of its own is a holiday with an override. */
    Hours hours() {
        Map<String, List<String>> open = new LinkedHashMap<>();
        week.forEach((day, text) -> open.put(day, words(text)));
        List<String> holidays = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<String>> overrides = new LinkedHashMap<>();
        for (SpecialDay day : days) {
            String date = day.getDate().toString();
            List<String> hours = words(day.getHours());
            if (!hours.isEmpty()) {
                overrides.put(date, hours);
            }
            if (hours.isEmpty() || day.getName() != null) {
                holidays.add(date);
            }
            if (day.getName() != null) {
                names.put(date, day.getName());
            }
        }
        return new Hours(zone, open, holidays, sets, names, overrides);
    }

    /**
     * The client id of the field that the door calls so: {@code week.mon[0]} is the day's own field,
     * {@code overrides.2026-12-30[0]} the hours of that special day.
     */
    String place(String field) {
        String[] parts = field.split("[\\[\\].]+");
        if (parts[0].equals("overrides") && parts.length > 1) {
            for (int at = 0; at < days.size(); at++) {
                if (days.get(at).getDate().toString().equals(parts[1])) {
                    return "calendar:days:" + at + ":hours";
                }
            }
        }
        return "calendar:" + switch (parts[0]) {
            case "week" -> parts[1];
            case "holidays" -> "newDate";
            case "holidayNames" -> "newName";
            default -> parts[0];
        };
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.stream(text.replaceAll("\\s*[-–~〜～]\\s*", "-").split("[,、，\\s]+"))
                .filter(one -> !one.isEmpty()).toList();
    }
}
