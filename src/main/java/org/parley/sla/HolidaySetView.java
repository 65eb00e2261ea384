package org.parley.sla;

import java.time.LocalDate;
import java.util.List;

/**
 * A country's holidays, as dated data.
 *
 * @param country          {@code th}, {@code jp} or {@code kr}
 * @param source           the law or announcement that the days follow, and what was left out
 * @param announcedThrough later years were computed by the rules
 * @param lastYear         nothing is known of later years
 */
public record HolidaySetView(String country, String source, int firstYear, int lastYear, int announcedThrough,
        List<Day> days) {

    /** @param name in English @param local in the country's language */
    public record Day(LocalDate date, String name, String local) {
    }
}
