package org.parley.desk.faces;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.shared.json.Json;
import org.parley.sla.CalendarYear;
import org.parley.sla.Explanation.Why;

/** A calendar's year in the reader's language, and as the page's script draws it. */
final class YearWords {

    private final CalendarYear year;
    private final Locale locale;

    YearWords(CalendarYear year, Locale locale) {
        this.year = year;
        this.locale = locale;
    }

    /** A country in the reader's language. */
    static String country(String code, Locale locale) {
        return new Locale("", code.toUpperCase(Locale.ROOT)).getDisplayCountry(locale);
    }

    /** What each set knows about the year, a sentence each. */
    List<String> sets() {
        return year.sets().stream().map(set -> Told.text("hours.coverage." + set.coverage().code(),
                country(set.country(), locale), String.valueOf(year.year()))).toList();
    }

    String unknown() {
        return year.knownYears().isEmpty() ? Told.text("hours.unknownAll", String.valueOf(year.year()))
                : Told.text("hours.unknown", String.valueOf(year.year()), years());
    }

    /** Runs of years: 2024–2027, 2029. */
    private String years() {
        StringBuilder text = new StringBuilder();
        List<Integer> known = year.knownYears();
        for (int i = 0; i < known.size(); i++) {
            int from = known.get(i);
            while (i + 1 < known.size() && known.get(i + 1) == known.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(from);
            if (known.get(i) != from) {
                text.append('–').append(known.get(i));
            }
        }
        return text.toString();
    }

    long count(Why why) {
        return year.days().stream().filter(day -> day.why() == why).count();
    }

    long openDays() {
        return year.days().stream().filter(day -> day.openSeconds() > 0).count();
    }

    String openHours() {
        return String.format(locale, "%,d", Math.round(year.openSeconds() / 3600.0));
    }

    String json(Instant now) {
        return Json.write(Map.of("year", year.year(), "today", LocalDate.ofInstant(now, ZoneId.of(year.zone())),
                "days", year.days().stream().map(this::day).toList(),
                "clocks", year.clockChanges().stream().map(change -> Map.of("date", change.date(), "text",
                        Told.text("hours.clockChange", change.offsetBefore(), change.offsetAfter()))).toList()));
    }

    private Map<String, Object> day(CalendarYear.Day day) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("date", day.date());
        told.put("why", day.why().code());
        told.put("seconds", day.openSeconds());
        told.put("hours", day.intervals());
        told.put("names", day.names().stream().map(this::name).distinct().collect(Collectors.toList()));
        return told;
    }

    /** In the reader's language where the country speaks it; else in English, with the country's own beside it. */
    private String name(CalendarYear.HolidayName name) {
        if (name.local() == null || locale.getLanguage().equals("en")) {
            return name.name();
        }
        boolean spoken = switch (locale.getLanguage()) {
            case "th" -> name.local().codePoints().anyMatch(letter -> Character.UnicodeScript.of(letter)
                    == Character.UnicodeScript.THAI);
            case "ko" -> name.local().codePoints().anyMatch(letter -> Character.UnicodeScript.of(letter)
                    == Character.UnicodeScript.HANGUL);
            default -> name.local().codePoints().anyMatch(letter -> Character.UnicodeScript.of(letter)
                    == Character.UnicodeScript.HAN);
        };
        return spoken ? name.local() : name.name() + " (" + name.local() + ")";
    }

    static String words() {
        return Json.write(Map.of("open", Told.text("hours.legend.open"), "closed", Told.text("hours.legend.closed"),
                "holiday", Told.text("hours.legend.holiday"), "override", Told.text("hours.legend.override"),
                "hint", Told.text("hours.yearHint")));
    }
}
