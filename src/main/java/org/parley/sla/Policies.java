package org.parley.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.shared.paging.Page;

/**
 * What the shop promises. The first policy in their order whose conditions all fit applies. It is chosen when an episode
 * begins, and anew when what is known of the conversation changes. A change of a policy makes a new version, which the
 * clocks that run under it take over at once (rule 12).
 */
public interface Policies {

    /** After how long a customer who waits is an alarm unless a policy says otherwise: a weekend is no alarm. */
    Duration MAXIMUM_SILENCE = Duration.ofDays(3);

    /** In the order in which they are tried. @param limit 1 to 100, or {@code null} for 25 */
    Page<View> list(Integer limit, String cursor);

    /** @throws org.parley.shared.problem.Problem 404 if there is none */
    View get(PolicyId id);

    /**
     * The policy takes its place before the first one that has no more conditions; {@link #order} moves it.
     *
     * @throws org.parley.shared.problem.Problem 400 with every field that is wrong
     */
    View create(Draft draft);

    /** Replaces all of it. @throws org.parley.shared.problem.Problem 400 with every field that is wrong, 404 */
    View change(PolicyId id, Draft draft);

    /** What a change would do to the conversations under the policy, without doing it. Errors as of {@link #change}. */
    ChangePreview preview(PolicyId id, Draft draft);

    /**
     * Sets the order in which policies are tried, first to last; it counts for what is chosen from now on.
     *
     * @throws org.parley.shared.problem.Problem 400 unless each policy is named once
     */
    void order(List<PolicyId> ids);

    /**
     * Clocks that run keep what was promised to them.
     *
     * @throws org.parley.shared.problem.Problem 404, or 409 {@code lastPolicy}: a shop always promises something
     */
    void delete(PolicyId id);

    /**
     * What a person decides about a policy.
     *
     * @param calendarId     {@code null}: the calendar of the conversation's inbox
     * @param conditions     {@link Attribute} code to what is wanted of it; empty fits all
     * @param botReplyCounts whether a bot's message ends a first response
     * @param pausing        what lets a resolution stand still
     * @param ladder         what is done while a promise runs out, each step once per cycle (rule 14)
     * @param maximumSilence real time after which a customer who waits for a person is an alarm, an hour to 60 days
     */
    record Draft(String name, CalendarId calendarId, Map<String, Condition> conditions, Targets targets,
            FirstResponseStarts firstResponseStarts, boolean botReplyCounts, Set<PauseReason> pausing,
            Duration reopenWindow, List<EscalationStep> ladder, Duration maximumSilence) {
    }

    /** Business seconds, 1 to a year each. */
    record Targets(long firstResponseSeconds, long nextResponseSeconds, long resolutionSeconds) {
    }

    /**
     * @param calendarId {@code null}, like the name, where the policy follows the inbox's calendar
     * @param shadowedBy an earlier policy that fits all that this one fits, so that this one never applies; or null
     * @param version    counts the changes, from 1
     */
    record View(PolicyId id, String name, CalendarId calendarId, String calendarName, Map<String, Condition> conditions,
            Targets targets, FirstResponseStarts firstResponseStarts, boolean botReplyCounts, List<PauseReason> pausing,
            Duration reopenWindow, List<EscalationStep> ladder, Duration maximumSilence, PolicyId shadowedBy,
            int version, Instant updatedAt) {
    }
}
