package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Replays a past period against another policy, calendar or staffing, and tells the breaches it would have had.
 *
 * <p>Another policy or calendar is exact: the recorded events are judged anew. Who was promised what is not: an episode
 * keeps the policy that was chosen for it, and the draft takes the place of its terms. Another staffing is a model of
 * people who work through the recorded arrivals in simulated time; what it assumes stands in the documentation of
 * {@code org.parley.sla.internal.rehearsal}, and the result says how well it gives what happened.
 *
 * <p>Nothing is changed, nobody is told. Rehearsals run in the background, one at a time on each node.
 */
public interface Rehearsals {

    /** The longest period. */
    Duration LONGEST = Duration.ofDays(91);

    /** The most conversations that are looked at in one. */
    int MOST_CONVERSATIONS = 200_000;

    /**
     * @throws org.parley.shared.problem.Problem 400 with every field that is wrong, 409 {@code rehearsalRunning} while
     *                                           this node is busy with another
     */
    RehearsalId start(Draft draft);

    /** @throws org.parley.shared.problem.Problem 404 if there is none; the newest hundred are kept */
    View get(RehearsalId id);

    /**
     * How many people there were in each hour of the week from Monday 0:00, by who replied: a start for a proposal.
     *
     * @throws org.parley.shared.problem.Problem 400 with every field that is wrong
     */
    List<Integer> people(Instant from, Instant to, String zone);

    /**
     * What to rehearse. What is {@code null} stays as recorded.
     *
     * @param from       from when on clocks that start are looked at, inclusive
     * @param to         exclusive; not in the future
     * @param policyId   only what ran under this policy is promised the proposed; {@code null}: everything
     * @param promise    other targets and rules
     * @param calendarId another calendar of the shop's
     * @param hours      another calendar that is only drafted; not together with {@code calendarId}
     */
    record Draft(Instant from, Instant to, PolicyId policyId, Promised promise, CalendarId calendarId, Hours hours,
            Staff staff) {
    }

    /** As in a policy's draft. */
    record Promised(Policies.Targets targets, FirstResponseStarts firstResponseStarts, boolean botReplyCounts,
            Set<PauseReason> pausing, long reopenWindowSeconds) {
    }

    /**
     * @param agents                 how many people in each hour of the week, from Monday 0:00
     * @param atOnce                 how many replies each works on at a time, 1 to 20
     * @param longestHandlingSeconds up to where a recorded handling time is believed, a minute to a day
     * @param handlingSeconds        how long each reply takes, a second to a day; {@code null}: as recorded
     */
    record Staff(String zone, List<Integer> agents, int atOnce, Order order, long longestHandlingSeconds,
            Long handlingSeconds) {
    }

    /** Who is served first. */
    enum Order {
        DUE, ARRIVAL;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Status {
        RUNNING, DONE, FAILED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a rehearsal failed. */
    enum Failure {
        /** More conversations than {@link #MOST_CONVERSATIONS}, or more events than fit: take a shorter period. */
        TOO_MUCH("tooMuch"),
        /** Nothing recorded tells how long a reply takes: say it. */
        HANDLING_UNKNOWN("handlingUnknown"),
        /** The node stopped meanwhile: start it again. */
        INTERRUPTED("interrupted"),
        /** The operator's log says why. */
        BROKEN("broken");

        private final String code;

        Failure(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * @param progress 0 to 1
     * @param failure  {@code null} unless it failed
     * @param result   {@code null} unless it is done
     */
    record View(RehearsalId id, Draft draft, Status status, double progress, Failure failure, Instant startedAt,
            Instant endedAt, RehearsalResult result) {
    }
}
