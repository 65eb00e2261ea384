package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What a calendar does in one year, and how much is known about its holidays.
 *
 * @param days         all of the year, in order
 * @param openSeconds  real open time in the year, clock changes included
 * @param clockChanges when the zone's clocks are put forward or back
 * @param sets         each chosen set, and what it knows about this year
 * @param plainDates   how many of the calendar's own holidays and overrides lie in this year
 * @param knownYears   those about which a set or a date of its own says anything, in order
 */
public record CalendarYear(int year, String zone, List<Day> days, long openSeconds, List<ClockChange> clockChanges,
        List<SetYear> sets, int plainDates, List<Integer> knownYears) {

    /** Whether anything says which days of this year are holidays. */
    public boolean holidaysKnown() {
        return knownYears.contains(year);
    }

    /**
     * @param why         {@code OPEN}, {@code CLOSED}, {@code HOLIDAY} or {@code OVERRIDE}
     * @param names       what the holiday is called; empty where nobody named it
     * @param intervals   as people write them; those that start on this day
     * @param openSeconds open time between this date's midnights, with what an interval of the day before left over
     */
    public record Day(LocalDate date, Explanation.Why why, List<HolidayName> names, List<String> intervals,
            long openSeconds) {
    }

    /** @param name in English @param local in the country's language; {@code null} for a date of the calendar's own */
    public record HolidayName(String name, String local) {
    }

    /** @param offsetBefore such as {@code +01:00} */
    public record ClockChange(Instant at, LocalDate date, String offsetBefore, String offsetAfter) {
    }

    public record SetYear(String country, Coverage coverage) {
    }

    /** How a set came to know a year. */
    public enum Coverage {
        /** By law or announcement. */
        ANNOUNCED,
        /** By the rules, before the announcement. */
        COMPUTED,
        UNKNOWN;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
