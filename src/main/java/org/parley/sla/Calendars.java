package org.parley.sla;

import java.time.Instant;
import java.util.List;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Violation;

/**
 * The shop's business calendars. A change makes a new version: what clocks have counted stays as counted, and clocks
 * that run go on under the new hours (rule 12). Each inbox has one calendar: its own, else the shop's default.
 */
public interface Calendars {

    /** Stands for every inbox that has no calendar of its own. */
    String EVERY_INBOX = "*";

    /** In order of their making. @param limit 1 to 100, or {@code null} for 25 */
    Page<View> list(Integer limit, String cursor);

    /** @throws org.parley.shared.problem.Problem 404 if there is none */
    View get(CalendarId id);

    /** @throws org.parley.shared.problem.Problem 400 with every field that is wrong */
    View create(Draft draft);

    /** Replaces name and hours. @throws org.parley.shared.problem.Problem 400 with every field that is wrong, 404 */
    View change(CalendarId id, Draft draft);

    /** What a change would do to the conversations under the calendar, without doing it. Errors as of {@link #change}. */
    ChangePreview previewChange(CalendarId id, Draft draft);

    /** @throws org.parley.shared.problem.Problem 404, or 409 {@code calendarInUse} while a policy or inbox uses it */
    void delete(CalendarId id);

    /** The countries whose holidays a calendar can take over by {@link Hours#holidaySets}. */
    List<HolidaySetView> holidaySets();

    /**
     * What a calendar does in a year.
     *
     * @param year 1970 to 2100
     * @throws org.parley.shared.problem.Problem 404 if there is none, 400 for another year
     */
    CalendarYear year(CalendarId id, int year);

    /** As {@link #year(CalendarId, int)} for hours that are not kept. @throws org.parley.shared.problem.Problem 400 */
    CalendarYear year(Hours hours, int year);

    /**
     * What an iCalendar file (RFC 5545) would bring to hours that are being edited; keeps nothing. All-day events count,
     * repeated ones day by day, from last year to the fifth from now in the hours' zone.
     *
     * @throws org.parley.shared.problem.Problem 400 {@code icsRefused} with {@code line} and {@code reason}, or with the
     *         wrong fields of the hours
     */
    HolidayImport readHolidays(Hours onto, byte[] file);

    /**
     * Adds the holidays of an iCalendar file to a calendar, as {@link #readHolidays} finds them; a new version only where
     * something was new.
     *
     * @throws org.parley.shared.problem.Problem 404, 400 as above, and nothing is kept
     */
    HolidayImport importHolidays(CalendarId id, byte[] file);

    /** The default first, then the inboxes that have a calendar of their own, by name. */
    List<InboxCalendar> inboxes();

    /** The calendar of an inbox: its own, else the default. @throws org.parley.shared.problem.Problem 404 unknown inbox */
    InboxCalendar forInbox(String inbox);

    /**
     * Gives an inbox, or {@link #EVERY_INBOX}, its calendar. Clocks whose policy follows the inbox go on under it.
     *
     * @throws org.parley.shared.problem.Problem 404 for an unknown inbox, 400 {@code calendarId} without such a calendar
     */
    InboxCalendar use(String inbox, CalendarId calendar);

    /**
     * Lets an inbox follow the default again; nothing happens where it does.
     *
     * @throws org.parley.shared.problem.Problem 404 for an unknown inbox, 409 {@code defaultCalendar} for the default
     */
    void followDefault(String inbox);

    /** What a person decides about a calendar. */
    record Draft(String name, Hours hours) {
    }

    /**
     * @param version  counts the changes, from 1
     * @param warnings what was accepted by a creation or change and yet may be a mistake; empty when read
     */
    record View(CalendarId id, String name, Hours hours, int version, Instant updatedAt, List<Violation> warnings) {
    }

    /** @param inbox {@link #EVERY_INBOX} for the default @param own whether it was chosen for just this inbox */
    record InboxCalendar(String inbox, CalendarId calendar, String calendarName, boolean own) {
    }
}
