package org.parley.sla.internal.ics;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.io.text.ICalReader;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.parley.sla.HolidayImport;
import org.parley.sla.HolidayImport.Skipped;
import org.parley.sla.internal.ics.IcsRefused.Reason;

/**
 * Reads the all-day events of a file from outside (RFC 5545), repeated ones day by day, within a span of years. Whatever
 * stands in it, time and memory are bounded: by the number of events and days, by the span, and because nothing may
 * repeat more often than daily.
 */
public final class IcsReader {

    /** More holidays than any seven years have; every day of them is a mistake. */
    private static final int MOST_DAYS = 1000;
    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_NAME = 200;
    private static final Set<String> DECIDING =
            Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID");

    private final LocalDate first;
    private final LocalDate last;
    private final TreeMap<LocalDate, String> days = new TreeMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<ParseWarning> warnings = new ArrayList<>();

    /** @param days to what each is called, an empty text where the file does not say */
    public record Read(TreeMap<LocalDate, String> days, List<Skipped> skipped) {
    }

    private IcsReader(LocalDate first, LocalDate last) {
        this.first = first;
        this.last = last;
    }

    /**
     * @param first of the days that are wanted @param last inclusive
     * @throws org.parley.shared.problem.Problem 400 {@code icsRefused} with line and reason
     */
    public static Read read(byte[] file, LocalDate first, LocalDate last) {
        IcsScan scan = IcsScan.of(file);
        IcsReader reader = new IcsReader(first, last);
        List<VEvent> events = reader.parse(scan.text());
        if (events.size() != scan.eventLines().size()) {
            throw new IcsRefused(1, Reason.NO_CALENDAR, "the events cannot be told apart");
        }
        Map<String, Set<LocalDate>> moved = reader.moved(events, scan.eventLines());
        for (int i = 0; i < events.size(); i++) {
            int next = i + 1 < events.size() ? scan.eventLines().get(i + 1) : Integer.MAX_VALUE;
            reader.take(events.get(i), scan.eventLines().get(i), next, moved);
        }
        return new Read(reader.days, reader.skipped);
    }

    private List<VEvent> parse(String text) {
        List<VEvent> events = new ArrayList<>();
        try (ICalReader reader = new ICalReader(text)) {
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                events.addAll(calendar.getEvents());
                warnings.addAll(reader.getWarnings());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return events;
    }

    /** Days on which a repetition does not take place because an event of its own says where it went. */
    private Map<String, Set<LocalDate>> moved(List<VEvent> events, List<Integer> lines) {
        Map<String, Set<LocalDate>> moved = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            VEvent event = events.get(i);
            if (event.getRecurrenceId() != null && event.getUid() != null && event.getRecurrenceId().getValue() != null) {
                moved.computeIfAbsent(event.getUid().getValue(), any -> new HashSet<>())
                        .add(date(event.getRecurrenceId().getValue(), lines.get(i)));
            }
        }
        return moved;
    }

    private void take(VEvent event, int line, int nextLine, Map<String, Set<LocalDate>> moved) {
        String name = name(event);
        if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
            throw new IcsRefused(line, Reason.NO_DATE, "the event has no day (DTSTART)");
        }
        if (event.getDateStart().getValue().hasTime()) {
            skipped.add(new Skipped(line, name, HolidayImport.Reason.TIMED));
            return;
        }
        refuseUnread(line, nextLine);
        if (event.getStatus() != null && Status.cancelled().getValue().equalsIgnoreCase(event.getStatus().getValue())) {
            skipped.add(new Skipped(line, name, HolidayImport.Reason.CANCELLED));
            return;
        }
        LocalDate start = date(event.getDateStart().getValue(), line);
        int length = length(event, start, line);
        boolean any = false;
        for (LocalDate begin : beginnings(event, start, line, moved)) {
            for (int i = 0; i < length; i++) {
                any |= add(begin.plusDays(i), name, line);
            }
        }
        if (!any) {
            skipped.add(new Skipped(line, name, HolidayImport.Reason.OUTSIDE));
        }
    }

    private boolean add(LocalDate day, String name, int line) {
        if (day.isBefore(first) || day.isAfter(last)) {
            return false;
        }
        days.merge(day, name, (one, other) -> one.isEmpty() ? other : one);
        if (days.size() > MOST_DAYS) {
            throw new IcsRefused(line, Reason.TOO_MANY_DAYS, "there are more than " + MOST_DAYS + " days from "
                    + first.getYear() + " to " + last.getYear());
        }
        return true;
    }

    private List<LocalDate> beginnings(VEvent event, LocalDate start, int line, Map<String, Set<LocalDate>> moved) {
        Set<LocalDate> left = new HashSet<>();
        if (event.getRecurrenceId() == null && event.getUid() != null) {
            left.addAll(moved.getOrDefault(event.getUid().getValue(), Set.of()));
        }
        for (ExceptionDates except : event.getExceptionDates()) {
            except.getValues().forEach(value -> left.add(date(value, line)));
        }
        if (!event.getExceptionRules().isEmpty()) {
            throw new IcsRefused(line, Reason.BAD_RULE, "rules of exceptions (EXRULE) are not supported; use EXDATE");
        }
        Set<LocalDate> begin = new HashSet<>();
        begin.add(start);
        event.getProperties(biweekly.property.RecurrenceRule.class).forEach(rule ->
                begin.addAll(IcsRecurrence.of(rule.getValue(), start, line).between(first.minusDays(LONGEST_DAYS), last)));
        for (RecurrenceDates more : event.getRecurrenceDates()) {
            if (!more.getPeriods().isEmpty()) {
                throw new IcsRefused(line, Reason.BAD_VALUE, "repeats over periods; expected days (RDATE)");
            }
            more.getDates().forEach(value -> begin.add(date(value, line)));
        }
        begin.removeAll(left);
        return begin.stream().sorted().toList();
    }

    private static int length(VEvent event, LocalDate start, int line) {
        long days = 1;
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            days = ChronoUnit.DAYS.between(start, date(event.getDateEnd().getValue(), line));
        } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
            Duration length = event.getDuration().getValue();
            days = (length.toMillis() + 86_399_999L) / 86_400_000L;
        }
        if (days > LONGEST_DAYS) {
            throw new IcsRefused(line, Reason.TOO_LONG, "lasts longer than " + LONGEST_DAYS + " days");
        }
        // Some programs write the day itself as the end.
        return (int) Math.max(1, days);
    }

    /** Values that the parser could not read and left out, where they decide about days. */
    private void refuseUnread(int line, int nextLine) {
        for (ParseWarning warning : warnings) {
            Integer at = warning.getLineNumber();
            if (at != null && at >= line && at < nextLine && warning.getPropertyName() != null
                    && DECIDING.contains(warning.getPropertyName())) {
                throw new IcsRefused(at, Reason.BAD_VALUE, warning.getPropertyName() + " cannot be read");
            }
        }
    }

    /** As it is written: the parser itself turns 30 February into 2 March. */
    static LocalDate date(ICalDate value, int line) {
        DateTimeComponents raw = value.getRawComponents();
        try {
            if (raw != null) {
                return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
            }
        } catch (DateTimeException noSuchDay) {
            throw new IcsRefused(line, Reason.NO_SUCH_DAY, String.format("there is no day %04d-%02d-%02d", raw.getYear(),
                    raw.getMonth(), raw.getDate()));
        }
        throw new IcsRefused(line, Reason.BAD_VALUE, "a date cannot be read");
    }

    private static String name(VEvent event) {
        String name = event.getSummary() == null || event.getSummary().getValue() == null ? ""
                : event.getSummary().getValue().replaceAll("\\s+", " ").strip();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
