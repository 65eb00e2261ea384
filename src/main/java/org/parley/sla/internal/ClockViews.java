package org.parley.sla.internal;

import java.time.Instant;
import org.parley.sla.ClockState;
import org.parley.sla.Explanation;
import org.parley.sla.SlaClocks;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.Replay;
import org.parley.sla.internal.clock.SlaClock;

/** Clocks as others see them at an instant: past due is breached, whatever is stored (rule 11). */
final class ClockViews {

    private ClockViews() {
    }

    static SlaClocks.Urgent urgent(SlaClock clock, BusinessCalendar calendar, Instant now) {
        long elapsed = clock.elapsed(now, calendar);
        ClockState state = state(clock, now);
        return new SlaClocks.Urgent(clock.kind(), state, clock.startedAt(), clock.dueAt(now, calendar).orElse(null),
                clock.target() / Micros.SECOND, remaining(clock, elapsed, state), (double) elapsed / clock.target());
    }

    static SlaClocks.View full(SlaClock clock, Replay replay, Instant now) {
        BusinessCalendar calendar = replay.terms().calendar();
        long elapsed = clock.elapsed(now, calendar);
        ClockState state = state(clock, now);
        return new SlaClocks.View(clock.kind(), clock.episode(), clock.cycle(), clock.target() / Micros.SECOND,
                clock.startedAt(), clock.dueAt(now, calendar).orElse(null), clock.endedAt(), clock.breachedAt(now),
                state, seconds(elapsed, state), remaining(clock, elapsed, state),
                new Explanation(replay.explain(clock, now)));
    }

    private static ClockState state(SlaClock clock, Instant now) {
        return clock.state() != ClockState.CANCELLED && clock.breachedAt(now) != null ? ClockState.BREACHED : clock.state();
    }

    /** Begun seconds count once breached, so that a breach by a moment is a negative second and no zero. */
    private static long seconds(long micros, ClockState state) {
        return state == ClockState.BREACHED ? -Math.floorDiv(-micros, Micros.SECOND) : Math.floorDiv(micros, Micros.SECOND);
    }

    /** The target less what elapsed; below zero from the breach on, also while the shop is closed and no time counts. */
    private static long remaining(SlaClock clock, long elapsed, ClockState state) {
        long left = clock.target() / Micros.SECOND - seconds(elapsed, state);
        return state == ClockState.BREACHED ? Math.min(-1, left) : left;
    }
}
