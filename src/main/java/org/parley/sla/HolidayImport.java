package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The holidays of an iCalendar file, held against a calendar.
 *
 * @param days      its all-day events, day by day, in order
 * @param skipped   events that are no holidays
 * @param firstYear events and repetitions before it are left out
 * @param lastYear  likewise after it
 * @param hours     the calendar's hours with the new days
 */
public record HolidayImport(List<Day> days, List<Skipped> skipped, int firstYear, int lastYear, Hours hours) {

    /** @param known whether the calendar had this holiday already, by itself or by a set */
    public record Day(LocalDate date, String name, boolean known) {
    }

    /** @param line where the event begins in the file @param name may be empty */
    public record Skipped(int line, String name, Reason reason) {
    }

    /** Why an event is no holiday. */
    public enum Reason {
        /** It has a time of day. */
        TIMED,
        CANCELLED,
        /** None of its days lies in the years that are looked at. */
        OUTSIDE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
