package org.parley.sla.internal.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarYear;
import org.parley.sla.CalendarYear.ClockChange;
import org.parley.sla.CalendarYear.Coverage;
import org.parley.sla.CalendarYear.Day;
import org.parley.sla.CalendarYear.HolidayName;
import org.parley.sla.CalendarYear.SetYear;
import org.parley.sla.Explanation.Why;
import org.parley.sla.Hours;

/** Reads what a calendar does day by day through a year. */
public final class YearReader {

    private static final int FIRST = 1970;
    private static final int LAST = 2100;

    private YearReader() {
    }

    /** @throws Problem 400 for a year that nobody asks about */
    public static int check(int year) {
        if (year < FIRST || year > LAST) {
            throw Problem.invalid("year", "must be from " + FIRST + " to " + LAST);
        }
        return year;
    }

    public static CalendarYear read(Hours hours, BusinessCalendar calendar, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate next = first.plusYears(1);
        Map<LocalDate, List<HolidayName>> names = names(hours);
        List<Day> days = first.datesUntil(next).map(date -> day(date, calendar, names)).toList();
        List<String> own = Stream.concat(hours.holidays().stream(), hours.overrides().keySet().stream()).distinct()
                .toList();
        String prefix = year + "-";
        return new CalendarYear(year, calendar.zone().getId(), days,
                calendar.between(midnight(first, calendar), midnight(next, calendar)) / Micros.SECOND,
                clockChanges(calendar, first, next),
                sets(hours).map(set -> new SetYear(set.code(), set.coverage(year))).toList(),
                (int) own.stream().filter(date -> date.startsWith(prefix)).count(), knownYears(hours, own));
    }

    private static Stream<HolidaySet> sets(Hours hours) {
        return hours.holidaySets().stream().map(HolidaySet::of).flatMap(Optional::stream);
    }

    private static List<Integer> knownYears(Hours hours, List<String> own) {
        TreeSet<Integer> years = new TreeSet<>();
        own.forEach(date -> years.add(Integer.valueOf(date.substring(0, 4))));
        sets(hours).forEach(set -> IntStream.rangeClosed(set.firstYear(), set.lastYear())
                .filter(year -> set.coverage(year) != Coverage.UNKNOWN).forEach(years::add));
        return List.copyOf(years);
    }

    private static Map<LocalDate, List<HolidayName>> names(Hours hours) {
        Map<LocalDate, List<HolidayName>> names = new HashMap<>();
        hours.holidayNames().forEach((date, name) -> names.computeIfAbsent(LocalDate.parse(date),
                any -> new ArrayList<>()).add(new HolidayName(name, null)));
        sets(hours).forEach(set -> set.days().forEach(day -> names.computeIfAbsent(day.date(),
                any -> new ArrayList<>()).add(new HolidayName(day.name(), day.local()))));
        return names;
    }

    private static Day day(LocalDate date, BusinessCalendar calendar, Map<LocalDate, List<HolidayName>> names) {
        List<DayInterval> intervals = calendar.intervals(date);
        Why why = calendar.exception(date).orElse(intervals.isEmpty() ? Why.CLOSED : Why.OPEN);
        long open = calendar.between(midnight(date, calendar), midnight(date.plusDays(1), calendar));
        return new Day(date, why, List.copyOf(names.getOrDefault(date, List.of())),
                intervals.stream().map(DayInterval::text).toList(), open / Micros.SECOND);
    }

    private static List<ClockChange> clockChanges(BusinessCalendar calendar, LocalDate first, LocalDate next) {
        ZoneId zone = calendar.zone();
        ZoneRules rules = zone.getRules();
        Instant end = midnight(next, calendar);
        List<ClockChange> changes = new ArrayList<>();
        ZoneOffsetTransition change = rules.nextTransition(midnight(first, calendar).minusSeconds(1));
        while (change != null && change.getInstant().isBefore(end)) {
            changes.add(new ClockChange(change.getInstant(), change.getDateTimeBefore().toLocalDate(),
                    text(change.getOffsetBefore()), text(change.getOffsetAfter())));
            change = rules.nextTransition(change.getInstant());
        }
        return changes;
    }

    private static String text(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
    }

    private static Instant midnight(LocalDate date, BusinessCalendar calendar) {
        return date.atStartOfDay(calendar.zone()).toInstant();
    }
}
