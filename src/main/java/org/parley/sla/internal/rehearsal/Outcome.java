package org.parley.sla.internal.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.sla.ClockKind;

/**
 * What a rehearsal found.
 *
 * @param recorded  what really happened
 * @param modelled  what the model makes of the recorded staffing, to tell how far it is to be trusted; null without staffing
 * @param rehearsed what would have happened
 * @param flips     conversations that were promised too much in one of the two only; at most as many as were asked for
 * @param flipCount how many there are in all
 * @param effort    how the simulated people fared; null without staffing
 */
public record Outcome(int conversations, int events, Map<ClockKind, Counts> recorded, Map<ClockKind, Counts> modelled,
        Map<ClockKind, Counts> rehearsed, List<Flip> flips, int flipCount, Effort effort) {

    /**
     * Of the clocks of one kind that started within the period. Hours of the week from Monday 0:00, by the start.
     *
     * @param cancelled given up before due: resolved without a reply, taken back, spam
     * @param open      neither met nor breached yet
     */
    public record Counts(int met, int breached, int cancelled, int open, Waits waits, int[] judgedByHour,
            int[] breachedByHour) {
    }

    /** Seconds from the clock's start to its end, whatever the hour; {@code null} where too many still wait. */
    public record Waits(int answered, int unanswered, Long median, Long p90, Long p99) {
    }

    /** @param at the conversation's first event within the period */
    public record Flip(UUID conversation, Instant at, ClockKind kind, boolean wasBreached, boolean isBreached) {
    }

    /**
     * @param replies      simulated replies of people
     * @param known        how many of them took as long as recorded; the others were drawn
     * @param handling     median of the known handling times in seconds
     * @param waited       mean seconds from when an agent could have begun to when one did
     * @param utilisation  busy time as a share of the staffed time within the period
     * @param longestQueue most that waited at once
     */
    public record Effort(int replies, int known, long handling, double waited, double utilisation, int longestQueue) {
    }
}
