package org.parley.sla.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.sla.CalendarYear;
import org.parley.sla.CalendarYear.Coverage;
import org.parley.sla.Explanation;

/** A calendar's year in the REST contract. */
@Schema(name = "SlaCalendarYear", requiredProperties = {
    "year", "zone", "days", "openSeconds", "clockChanges", "holidaysKnown", "knownYears"})
public record CalendarYearBody(int year, String zone, List<DayBody> days,
        @Schema(description = "Real open time in the year, clock changes included") long openSeconds,
        List<ClockChangeBody> clockChanges,
        @Schema(description = "Whether a set or a date of the calendar's own says anything about this year")
        boolean holidaysKnown,
        @Schema(description = "The years about which anything is known", example = "[2026,2027]")
        List<Integer> knownYears,
        List<SetYearBody> sets,
        @Schema(description = "How many of the calendar's own holidays and overrides lie in this year") int plainDates) {

    static CalendarYearBody of(CalendarYear year) {
        return new CalendarYearBody(year.year(), year.zone(), year.days().stream().map(DayBody::of).toList(),
                year.openSeconds(),
                year.clockChanges().stream().map(one -> new ClockChangeBody(one.at(), one.date(), one.offsetBefore(),
                        one.offsetAfter())).toList(),
                year.holidaysKnown(), year.knownYears(),
                year.sets().stream().map(set -> new SetYearBody(set.country(), set.coverage())).toList(),
                year.plainDates());
    }

    @Schema(name = "SlaCalendarDay", requiredProperties = {"date", "why", "intervals", "openSeconds"})
    public record DayBody(@Schema(type = SchemaType.STRING, format = "date") LocalDate date,
            @Schema(type = SchemaType.STRING, enumeration = {"open", "closed", "holiday", "override"})
            Explanation.Why why,
            @Schema(description = "What the holiday is called; absent where nobody named it") List<NameBody> names,
            @Schema(description = "Those that start on this day", example = "[\"09:00-12:00\",\"13:00-18:00\"]")
            List<String> intervals,
            @Schema(description = "Open time between this date's midnights, with what the night before left over")
            long openSeconds) {

        static DayBody of(CalendarYear.Day day) {
            return new DayBody(day.date(), day.why(), day.names().isEmpty() ? null
                    : day.names().stream().map(name -> new NameBody(name.name(), name.local())).toList(),
                    day.intervals(), day.openSeconds());
        }
    }

    @Schema(name = "HolidayName", requiredProperties = "name")
    public record NameBody(@Schema(example = "Songkran") String name,
            @Schema(description = "In the country's language", example = "วันสงกรานต์") String local) {
    }

    @Schema(name = "ClockChange", requiredProperties = {"at", "date", "offsetBefore", "offsetAfter"})
    public record ClockChangeBody(@Schema(type = SchemaType.STRING, format = "date-time") Instant at,
            @Schema(type = SchemaType.STRING, format = "date") LocalDate date,
            String offsetBefore, String offsetAfter) {
    }

    @Schema(name = "HolidaySetYear", requiredProperties = {"country", "coverage"})
    public record SetYearBody(@Schema(example = "th") String country,
            @Schema(type = SchemaType.STRING, enumeration = {"announced", "computed", "unknown"}) Coverage coverage) {
    }
}
