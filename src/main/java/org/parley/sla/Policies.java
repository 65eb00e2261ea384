package org.parley.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.shared.paging.Page;

/**
 * What the shop promises. The policy with the most conditions that all fit applies, among equals the newest; it is
 * chosen when an episode begins. A change makes a new version, which running clocks take over at once (rule 12).
 */
public interface Policies {

    /** In the order in which they are tried. @param limit 1 to 100, or {@code null} for 25 */
    Page<View> list(Integer limit, String cursor);

    /** @throws org.parley.shared.problem.Problem 404 if there is none */
    View get(PolicyId id);

    /** @throws org.parley.shared.problem.Problem 400 with every field that is wrong */
    View create(Draft draft);

    /** Replaces all of it. @throws org.parley.shared.problem.Problem 400 with every field that is wrong, 404 */
    View change(PolicyId id, Draft draft);

    /**
     * Clocks that run keep what was promised to them.
     *
     * @throws org.parley.shared.problem.Problem 404, or 409 {@code lastPolicy}: a shop always promises something
     */
    void delete(PolicyId id);

    /**
     * What a person decides about a policy.
     *
     * @param conditions     name to the wanted value; so far {@code inbox}; empty fits all
     * @param botReplyCounts whether a bot's message ends a first response
     * @param pausing        what lets a resolution stand still
     */
    record Draft(String name, CalendarId calendarId, Map<String, String> conditions, Targets targets,
            FirstResponseStarts firstResponseStarts, boolean botReplyCounts, Set<PauseReason> pausing,
            Duration reopenWindow) {
    }

    /** Business seconds, 1 to a year each. */
    record Targets(long firstResponseSeconds, long nextResponseSeconds, long resolutionSeconds) {
    }

    /** @param version counts the changes, from 1 */
    record View(PolicyId id, String name, CalendarId calendarId, String calendarName, Map<String, String> conditions,
            Targets targets, FirstResponseStarts firstResponseStarts, boolean botReplyCounts, List<PauseReason> pausing,
            Duration reopenWindow, int version, Instant updatedAt) {
    }
}
