package org.parley.sla.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.parley.sla.ClockKind;
import org.parley.sla.Expectations.Expectation;
import org.parley.sla.internal.clock.SlaClock;

/**
 * One thing that was said to one waiting customer.
 *
 * @param number   1 for what was said with the message
 * @param lapsesAt when it has not come true; null where it was looked at, or can never lapse
 */
record ToldRow(UUID conversation, ClockKind kind, int episode, int cycle, int number, Instant toldAt,
        Expectation expectation, Instant lapsesAt) {

    /** So often is anything said anew in one cycle; after that the customer knows that it takes long. */
    static final int MOST = 4;

    /**
     * What lapses is the longest time that was said: the 90th percentile, else the median, else the policy's target.
     * Shown in whole minutes, so it lapses at the end of the minute.
     */
    static ToldRow of(UUID conversation, SlaClock clock, int number, Instant now, Expectation said) {
        Long seconds = said.p90Seconds() != null ? said.p90Seconds() : said.medianSeconds();
        if (seconds == null && number == 1 && clock.dueAt() != null) {
            seconds = Duration.between(now, clock.dueAt()).toSeconds();
        }
        Instant lapses = seconds == null ? null : now.plus(Duration.ofMinutes(Math.max(1, Math.floorDiv(seconds + 59, 60L))));
        return new ToldRow(conversation, clock.kind(), clock.episode(), clock.cycle(), number, now, said,
                number >= MOST ? null : lapses);
    }

    boolean isOf(SlaClock clock) {
        return clock != null && clock.isOpen() && clock.kind() == kind && clock.episode() == episode && clock.cycle() == cycle;
    }
}
