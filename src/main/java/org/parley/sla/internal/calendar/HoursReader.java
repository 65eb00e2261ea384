package org.parley.sla.internal.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Hours;

/** Turns hours as people write them into a calendar, or says everything that is wrong with them, field by field. */
public final class HoursReader {

    private static final Map<String, DayOfWeek> DAYS = Map.of("mon", DayOfWeek.MONDAY, "tue", DayOfWeek.TUESDAY,
            "wed", DayOfWeek.WEDNESDAY, "thu", DayOfWeek.THURSDAY, "fri", DayOfWeek.FRIDAY,
            "sat", DayOfWeek.SATURDAY, "sun", DayOfWeek.SUNDAY);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    /** Ten years of all that a shop could want; keeps a hostile calendar from costing memory in every node. */
    private static final int MOST_DATES = 4000;
    private static final int MOST_INTERVALS = 48;

    private static final int LONGEST_NAME = 200;

    private final String path;
    private final Map<String, List<LocalDate>> setDays;
    private final List<Violation> violations = new ArrayList<>();

    private HoursReader(String path, Map<String, List<LocalDate>> setDays) {
        this.path = path;
        this.setDays = setDays;
    }

    /**
     * @param path what to put before the fields' names, such as {@code "calendar."}, or an empty text
     * @throws Problem 400 with a violation for each wrong field
     */
    public static BusinessCalendar read(Hours hours, String path) {
        return read(hours, path, Map.of());
    }

    /** @param setDays the days of holiday sets as they once were; other sets hold what they hold now */
    static BusinessCalendar read(Hours hours, String path, Map<String, List<LocalDate>> setDays) {
        HoursReader reader = new HoursReader(path, setDays);
        BusinessCalendar calendar = reader.calendar(hours);
        if (!reader.violations.isEmpty()) {
            throw Problem.invalid(reader.violations);
        }
        return calendar;
    }

    private BusinessCalendar calendar(Hours hours) {
        ZoneId zone = zone(hours.zone());
        Map<DayOfWeek, List<DayInterval>> week = new EnumMap<>(DayOfWeek.class);
        hours.week().forEach((name, intervals) -> {
            DayOfWeek day = DAYS.get(name);
            if (day == null) {
                refuse("week." + name, "is no day; days are mon, tue, wed, thu, fri, sat, sun");
            } else {
                week.put(day, intervals("week." + name, intervals));
            }
        });
        Set<LocalDate> holidays = new LinkedHashSet<>();
        if (few("holidays", hours.holidays().size())) {
            for (int i = 0; i < hours.holidays().size(); i++) {
                LocalDate date = date("holidays[" + i + "]", hours.holidays().get(i));
                if (date != null) {
                    holidays.add(date);
                }
            }
        }
        addSets(hours.holidaySets(), holidays);
        checkNames(hours);
        Map<LocalDate, List<DayInterval>> overrides = new HashMap<>();
        if (few("overrides", hours.overrides().size())) {
            hours.overrides().forEach((text, intervals) -> {
                LocalDate date = date("overrides." + text, text);
                List<DayInterval> read = intervals("overrides." + text, intervals);
                if (date != null) {
                    overrides.put(date, read);
                }
            });
        }
        return violations.isEmpty() ? new BusinessCalendar(zone, week, holidays, overrides) : null;
    }

    private void addSets(List<String> sets, Set<LocalDate> holidays) {
        for (int i = 0; i < sets.size(); i++) {
            String set = sets.get(i);
            List<LocalDate> days = set == null ? null : setDays.get(set);
            if (days == null) {
                days = HolidaySet.of(set).map(HolidaySet::dates).orElse(null);
            }
            if (days == null) {
                refuse("holidaySets[" + i + "]",
                        "is no holiday set; there are " + String.join(", ", HolidaySet.countries()));
            } else if (sets.indexOf(set) < i) {
                refuse("holidaySets[" + i + "]", "is there twice");
            } else {
                holidays.addAll(days);
            }
        }
    }

    private void checkNames(Hours hours) {
        Set<String> dates = new HashSet<>(hours.holidays());
        hours.holidayNames().forEach((date, name) -> {
            if (!dates.contains(date)) {
                refuse("holidayNames." + date, "names a day that is not among the holidays");
            } else if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                refuse("holidayNames." + date, "must be a text of 1 to " + LONGEST_NAME + " characters");
            }
        });
    }

    private ZoneId zone(String zone) {
        if (zone == null || !ZONES.contains(zone)) {
            refuse("zone", "is no IANA time zone; expected something like Asia/Bangkok");
            return null;
        }
        return ZoneId.of(zone);
    }

    private List<DayInterval> intervals(String field, List<String> texts) {
        if (texts == null) {
            refuse(field, "must be a list of intervals; an empty list means closed");
            return List.of();
        }
        if (texts.size() > MOST_INTERVALS) {
            refuse(field, "has more than " + MOST_INTERVALS + " intervals");
            return List.of();
        }
        List<DayInterval> read = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String at = field + "[" + i + "]";
            try {
                DayInterval interval = DayInterval.parse(texts.get(i));
                if (read.stream().anyMatch(interval::overlaps)) {
                    refuse(at, "overlaps another interval of the same day");
                }
                read.add(interval);
            } catch (IllegalArgumentException wrong) {
                refuse(at, wrong.getMessage());
            }
        }
        read.sort(Comparator.comparingInt(DayInterval::start));
        return List.copyOf(read);
    }

    private LocalDate date(String field, String text) {
        if (text == null || !DATE.matcher(text).matches()) {
            refuse(field, "is no date; expected yyyy-MM-dd");
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            refuse(field, "there is no such day");
            return null;
        }
    }

    private boolean few(String field, int dates) {
        if (dates > MOST_DATES) {
            refuse(field, "has more than " + MOST_DATES + " dates");
        }
        return dates <= MOST_DATES;
    }

    private void refuse(String field, String message) {
        violations.add(new Violation(path + field, message));
    }
}
