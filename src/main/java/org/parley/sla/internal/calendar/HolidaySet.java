package org.parley.sla.internal.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.parley.shared.json.Json;

/**
 * A country's holidays as dated data, because no library has them right.
 *
 * @param source where the days are from
 * @param lastYear the last year that is covered; nothing is known of later ones
 */
public record HolidaySet(String country, String source, int firstYear, int lastYear, List<Day> days) {

    public record Day(LocalDate date, String name) {
    }

    public static HolidaySet of(String country) {
        String file = "/sla/holidays-" + country + ".json";
        try (InputStream in = HolidaySet.class.getResourceAsStream(file)) {
            return Json.mapper().readValue(in, HolidaySet.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    public List<String> dates() {
        return days.stream().map(day -> day.date().toString()).toList();
    }
}
