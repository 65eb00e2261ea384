package org.parley.sla.internal;

import java.time.Instant;
import org.parley.sla.ClockState;
import org.parley.sla.Explanation;
import org.parley.sla.SlaClocks;

/** Clocks as others see them at an instant: past due is breached, whatever is stored (rule 11). */
final class ClockViews {

    private ClockViews() {
    }

    static SlaClocks.Urgent urgent(SlaClock clock, BusinessCalendar calendar, Instant now) {
        long elapsed = clock.elapsed(now, calendar);
        return new SlaClocks.Urgent(clock.kind(), state(clock, now), clock.startedAt(),
                clock.dueAt(now, calendar).orElse(null), clock.target() / Micros.SECOND,
                remaining(clock, elapsed, now), (double) elapsed / clock.target());
    }

    static SlaClocks.View full(SlaClock clock, Replay replay, Instant now) {
        BusinessCalendar calendar = replay.terms().calendar();
        long elapsed = clock.elapsed(now, calendar);
        return new SlaClocks.View(clock.kind(), clock.episode(), clock.cycle(), clock.target() / Micros.SECOND,
                clock.startedAt(), clock.dueAt(now, calendar).orElse(null), clock.endedAt(), clock.breachedAt(now),
                state(clock, now), Math.floorDiv(elapsed, Micros.SECOND), remaining(clock, elapsed, now),
                new Explanation(replay.explain(clock, now)));
    }

    private static ClockState state(SlaClock clock, Instant now) {
        return clock.state() != ClockState.CANCELLED && clock.breachedAt(now) != null ? ClockState.BREACHED : clock.state();
    }

    /** Rounded down, and below zero from the breach on, also while the shop is closed and no business time passes. */
    private static long remaining(SlaClock clock, long elapsed, Instant now) {
        long seconds = Math.floorDiv(clock.target() - elapsed, Micros.SECOND);
        return state(clock, now) == ClockState.BREACHED ? Math.min(-1, seconds) : seconds;
    }
}
