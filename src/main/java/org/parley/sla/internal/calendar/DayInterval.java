package org.parley.sla.internal.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Open hours {@code [start, end)} in minutes after a day's midnight. An end beyond 1440 lies on the next day and still
 * belongs to the day on which the interval starts (rule 2).
 */
public record DayInterval(int start, int end) {

    private static final int DAY = 24 * 60;
    private static final Pattern FORM = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

    public DayInterval {
        if (start < 0 || start >= DAY || end <= start || end > start + DAY) {
            throw new IllegalArgumentException("no interval of a day: " + start + " to " + end);
        }
    }

    /**
     * Reads {@code HH:mm-HH:mm}.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    public static DayInterval parse(String text) {
        Matcher form = text == null ? null : FORM.matcher(text);
        if (form == null || !form.matches()) {
            throw new IllegalArgumentException("expected HH:mm-HH:mm, such as 09:00-17:30");
        }
        int start = minutes(form.group(1), form.group(2));
        int end = minutes(form.group(3), form.group(4));
        if (start == DAY) {
            throw new IllegalArgumentException("24:00 can only be an end; start the next day at 00:00");
        }
        if (start == end) {
            throw new IllegalArgumentException("the interval is empty; the whole day is 00:00-24:00");
        }
        return new DayInterval(start, end > start ? end : end + DAY);
    }

    private static int minutes(String hours, String minutes) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
            throw new IllegalArgumentException("there is no time " + hours + ":" + minutes);
        }
        return hour * 60 + minute;
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return text(start) + "-" + text(end <= DAY ? end : end - DAY);
    }

    private static String text(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    public boolean overlaps(DayInterval other) {
        return start < other.end && other.start < end;
    }

    public long from(LocalDate day, ZoneId zone) {
        return resolve(day, start, zone);
    }

    /** The end's instant; not after {@link #from} where a clock change swallowed the interval. */
    public long to(LocalDate day, ZoneId zone) {
        return resolve(day, end, zone);
    }

    /** Rule 3 is what java.time does: a time in a gap moves forward by the gap, in an overlap the earlier offset counts. */
    private static long resolve(LocalDate day, int minute, ZoneId zone) {
        LocalDate date = minute < DAY ? day : day.plusDays(minute / DAY);
        int ofDay = minute % DAY;
        return ZonedDateTime.ofLocal(date.atTime(ofDay / 60, ofDay % 60), zone, null).toEpochSecond() * Micros.SECOND;
    }
}
