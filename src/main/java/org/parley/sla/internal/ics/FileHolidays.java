package org.parley.sla.internal.ics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.sla.HolidayImport;
import org.parley.sla.Hours;
import org.parley.sla.internal.calendar.HolidaySet;

/** Holds the days of a file against what a calendar has already. */
public final class FileHolidays {

    private static final int YEARS_BACK = 1;
    private static final int YEARS_AHEAD = 5;

    private FileHolidays() {
    }

    /**
     * @param onto hours without mistakes
     * @throws org.parley.shared.problem.Problem 400 {@code icsRefused} with line and reason
     */
    public static HolidayImport read(byte[] file, Hours onto, Instant now) {
        int year = LocalDate.ofInstant(now, ZoneId.of(onto.zone())).getYear();
        int first = year - YEARS_BACK;
        int last = year + YEARS_AHEAD;
        IcsReader.Read read = IcsReader.read(file, LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
        Set<String> known = new HashSet<>(onto.holidays());
        onto.holidaySets().stream().map(HolidaySet::of).flatMap(Optional::stream)
                .forEach(set -> set.dates().forEach(date -> known.add(date.toString())));
        List<HolidayImport.Day> days = new ArrayList<>();
        List<String> holidays = new ArrayList<>(onto.holidays());
        Map<String, String> names = new LinkedHashMap<>(onto.holidayNames());
        read.days().forEach((date, name) -> {
            boolean there = known.contains(date.toString());
            days.add(new HolidayImport.Day(date, name, there));
            if (!there) {
                holidays.add(date.toString());
                if (!name.isBlank()) {
                    names.put(date.toString(), name);
                }
            }
        });
        boolean same = holidays.size() == onto.holidays().size();
        return new HolidayImport(days, read.skipped(), first, last, same ? onto : new Hours(onto.zone(), onto.week(),
                holidays.stream().sorted().toList(), onto.holidaySets(), names, onto.overrides()));
    }
}
