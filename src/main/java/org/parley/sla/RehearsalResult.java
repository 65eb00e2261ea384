package org.parley.sla;

import java.time.Instant;
import java.util.List;
import org.parley.conversation.ConversationId;

/**
 * What a rehearsal found: what happened beside what would have happened.
 *
 * @param conversations how many were looked at
 * @param zone          in which the hours of the week are told
 * @param recorded      what really happened
 * @param modelled      what the model makes of the people who were there, to tell how far it is to be trusted; {@code null}
 *                      where no other staffing was proposed
 * @param rehearsed     what would have happened
 * @param flips         conversations that were promised too much in one of the two only, some hundreds at most
 * @param flipCount     how many there are in all
 * @param effort        how the simulated people fared; {@code null} where no other staffing was proposed
 * @param people        how many there were in each hour of the week, by who replied
 */
public record RehearsalResult(int conversations, String zone, Figures recorded, Figures modelled, Figures rehearsed,
        List<Flip> flips, int flipCount, Effort effort, List<Integer> people) {

    /** Of each kind of clock. */
    public record Figures(Counts firstResponse, Counts nextResponse, Counts resolution) {

        public Counts of(ClockKind kind) {
            return switch (kind) {
                case FIRST_RESPONSE -> firstResponse;
                case NEXT_RESPONSE -> nextResponse;
                case RESOLUTION -> resolution;
            };
        }
    }

    /**
     * Of the clocks of one kind that started within the period.
     *
     * @param cancelled      given up before due: resolved without a reply, taken back, spam
     * @param open           neither met nor breached yet
     * @param judgedByHour   those met or breached, for each of the 168 hours of the week from Monday 0:00, by their start
     * @param breachedByHour likewise
     */
    public record Counts(int met, int breached, int cancelled, int open, Waits waits, List<Integer> judgedByHour,
            List<Integer> breachedByHour) {

        /** Share of those judged that were met; {@code null} where none was judged. */
        public Double attainment() {
            return met + breached == 0 ? null : (double) met / (met + breached);
        }
    }

    /**
     * Seconds from a clock's start to its end, whatever the hour.
     *
     * @param unanswered those that still wait; they count as longer than all that ended
     * @param median     {@code null} where it lies among those that still wait
     */
    public record Waits(int answered, int unanswered, Long median, Long p90, Long p99) {
    }

    /** @param at the conversation's first event within the period */
    public record Flip(ConversationId conversation, Instant at, ClockKind kind, boolean wasBreached, boolean isBreached) {
    }

    /**
     * @param replies        simulated replies of people
     * @param known          how many of them took as long as recorded; the others were drawn from those known
     * @param medianHandling seconds that a reply takes in the middle
     * @param meanWait       seconds from when somebody could have begun to reply to when one did
     * @param utilisation    busy time as a share of the staffed time within the period
     * @param longestQueue   most that waited at once
     */
    public record Effort(int replies, int known, long medianHandling, double meanWait, double utilisation,
            int longestQueue) {
    }
}
