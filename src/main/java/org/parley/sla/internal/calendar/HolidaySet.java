package org.parley.sla.internal.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.parley.shared.json.Json;
import org.parley.sla.CalendarYear.Coverage;
import org.parley.sla.HolidaySetView;

/**
 * A country's holidays as dated data, because no library has them right. Read once; a corrected or longer list comes
 * with a new release, and calendars take it over as a new version of theirs.
 *
 * @param source           where the days are from
 * @param announcedThrough later years were computed by the rules, not announced
 * @param lastYear         the last year that is covered; nothing is known of later ones
 */
public record HolidaySet(String country, String source, int firstYear, int lastYear, int announcedThrough,
        List<HolidaySetView.Day> days) {

    private static final Map<String, HolidaySet> ALL = new TreeMap<>();

    static {
        for (String country : List.of("jp", "kr", "th")) {
            ALL.put(country, read(country));
        }
    }

    /** All there are, by country. */
    public static List<HolidaySet> all() {
        return List.copyOf(ALL.values());
    }

    /** @param country as in {@code holidaySets}: two small letters */
    public static Optional<HolidaySet> of(String country) {
        return Optional.ofNullable(country).map(ALL::get);
    }

    public static List<String> countries() {
        return List.copyOf(ALL.keySet());
    }

    private static HolidaySet read(String country) {
        String file = "/sla/holidays-" + country + ".json";
        try (InputStream in = HolidaySet.class.getResourceAsStream(file)) {
            return Json.mapper().readValue(in, HolidaySet.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    public String code() {
        return country.toLowerCase(Locale.ROOT);
    }

    public List<LocalDate> dates() {
        return days.stream().map(HolidaySetView.Day::date).toList();
    }

    public Coverage coverage(int year) {
        if (year < firstYear || year > lastYear) {
            return Coverage.UNKNOWN;
        }
        return year <= announcedThrough ? Coverage.ANNOUNCED : Coverage.COMPUTED;
    }

    public HolidaySetView view() {
        return new HolidaySetView(code(), source, firstYear, lastYear, announcedThrough, days);
    }
}
