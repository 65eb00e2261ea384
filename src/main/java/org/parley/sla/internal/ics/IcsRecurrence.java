package org.parley.sla.internal.ics;

import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.iter.RecurrenceIterator;
import biweekly.util.com.google.ical.iter.RecurrenceIteratorFactory;
import biweekly.util.com.google.ical.values.DateTimeValueImpl;
import biweekly.util.com.google.ical.values.DateValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.parley.sla.internal.ics.IcsRefused.Reason;

/** One rule of repetition. It is walked in UTC, so that no zone's clock change moves a day. */
final class IcsRecurrence {

    private static final Set<Frequency> BY_DAYS =
            Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);
    private static final int MOST_INTERVAL = 1000;
    private static final int MOST_VALUES = 366;
    /** Two centuries of days: the way from an old beginning to the years that are wanted. */
    private static final int MOST_STEPS = 75_000;

    private final Recurrence rule;
    private final LocalDate start;
    private final int line;

    private IcsRecurrence(Recurrence rule, LocalDate start, int line) {
        this.rule = rule;
        this.start = start;
        this.line = line;
    }

    /** @throws IcsRefused where the rule is unreadable, or repeats more often than daily */
    static IcsRecurrence of(Recurrence rule, LocalDate start, int line) {
        if (rule == null || rule.getFrequency() == null) {
            throw new IcsRefused(line, Reason.BAD_RULE, "the rule of repetition (RRULE) cannot be read");
        }
        boolean timed = Stream.of(rule.getByHour(), rule.getByMinute(), rule.getBySecond()).anyMatch(by -> !by.isEmpty());
        if (!BY_DAYS.contains(rule.getFrequency()) || timed) {
            throw new IcsRefused(line, Reason.TOO_OFTEN,
                    "repeats more often than daily; a holiday repeats by day, week, month or year");
        }
        boolean broad = Stream.<Collection<?>>of(rule.getByDay(), rule.getByMonth(), rule.getByMonthDay(),
                rule.getBySetPos(), rule.getByWeekNo(), rule.getByYearDay()).anyMatch(by -> by.size() > MOST_VALUES);
        boolean strange = rule.getByMonth().stream().anyMatch(month -> month < 1 || month > 12)
                || (rule.getInterval() != null && (rule.getInterval() < 1 || rule.getInterval() > MOST_INTERVAL))
                || (rule.getCount() != null && rule.getCount() < 1) || !rule.getXRules().isEmpty();
        if (broad || strange) {
            throw new IcsRefused(line, Reason.BAD_RULE, "the rule of repetition (RRULE) has values that cannot be taken");
        }
        return new IcsRecurrence(rule, start, line);
    }

    /** The days on which it begins, both ends included. */
    List<LocalDate> between(LocalDate first, LocalDate last) {
        LocalDate end = last;
        if (rule.getUntil() != null && IcsReader.date(rule.getUntil(), line).isBefore(last)) {
            end = IcsReader.date(rule.getUntil(), line);
        }
        List<LocalDate> days = new ArrayList<>();
        try {
            RecurrenceIterator each = RecurrenceIteratorFactory.createRecurrenceIterator(
                    new Recurrence.Builder(rule).until(null).build(), value(start), TimeZone.getTimeZone("UTC"));
            if (rule.getCount() == null && start.isBefore(first)) {
                each.advanceTo(value(first));
            }
            LocalDate before = LocalDate.MIN;
            for (int step = 0; each.hasNext(); step++) {
                DateValue found = each.next();
                LocalDate day = LocalDate.of(found.year(), found.month(), found.day());
                if (day.isAfter(end) || !day.isAfter(before)) {
                    break;
                }
                if (step > MOST_STEPS) {
                    throw new IcsRefused(line, Reason.TOO_OFTEN, "repeats too often before " + first.getYear());
                }
                if (!day.isBefore(first)) {
                    days.add(day);
                }
                before = day;
            }
        } catch (RuntimeException | AssertionError broken) {
            if (broken instanceof IcsRefused refused) {
                throw refused;
            }
            throw new IcsRefused(line, Reason.BAD_RULE, "the rule of repetition (RRULE) cannot be followed");
        }
        return days;
    }

    /** With a time of day: the library's rules misread bare days. */
    private static DateValue value(LocalDate day) {
        return new DateTimeValueImpl(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 0, 0, 0);
    }
}
