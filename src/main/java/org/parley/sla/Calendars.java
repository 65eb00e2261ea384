package org.parley.sla;

import java.time.Instant;
import org.parley.shared.paging.Page;

/**
 * The shop's business calendars. A change makes a new version: what clocks have counted stays as counted, and clocks
 * that run go on under the new hours (rule 12).
 */
public interface Calendars {

    /** In order of their making. @param limit 1 to 100, or {@code null} for 25 */
    Page<View> list(Integer limit, String cursor);

    /** @throws org.parley.shared.problem.Problem 404 if there is none */
    View get(CalendarId id);

    /** @throws org.parley.shared.problem.Problem 400 with every field that is wrong */
    View create(Draft draft);

    /** Replaces name and hours. @throws org.parley.shared.problem.Problem 400 with every field that is wrong, 404 */
    View change(CalendarId id, Draft draft);

    /** @throws org.parley.shared.problem.Problem 404, or 409 {@code calendarInUse} while a policy uses it */
    void delete(CalendarId id);

    /** What a person decides about a calendar. */
    record Draft(String name, Hours hours) {
    }

    /** @param version counts the changes, from 1 */
    record View(CalendarId id, String name, Hours hours, int version, Instant updatedAt) {
    }
}
