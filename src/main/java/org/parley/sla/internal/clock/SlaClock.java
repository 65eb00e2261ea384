package org.parley.sla.internal.clock;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.sla.ClockKind;
import org.parley.sla.ClockState;
import org.parley.sla.internal.calendar.BusinessCalendar;

/**
 * One promise: at most so much business time until something happens. Immutable; each step answers the next state.
 * What counted before the anchor is summed up, so a due time needs one calendar question whatever happened before,
 * and a change of calendar cannot recount the past (rule 12).
 *
 * @param cycle      1 for the first of its kind in the episode, then 2 …
 * @param target     business microseconds
 * @param anchor     since when it runs without interruption; null while it stands still or has ended
 * @param accrued    business microseconds counted before the anchor
 * @param dueAt      null while a pause may still move it, and where the calendar never opens
 * @param breachedAt the due instant, once an event after it was seen; until then {@link #breachedAt(Instant)} tells
 * @param answered   whether it ended by what was promised, in time or late, and not by being given up
 * @param policy     whose promise it is; the latest, where policies changed under it
 * @param agent      whose reply or resolving ended it; null while open, for a bot, and where nobody knows
 * @param state      {@code RUNNING} or {@code PAUSED} while open, then how it ended
 */
public record SlaClock(ClockKind kind, int episode, int cycle, Instant startedAt, long target, Instant anchor, long accrued,
        Instant dueAt, Instant endedAt, Instant breachedAt, boolean answered, ClockState state, UUID policy,
        UUID agent) {

    public static SlaClock start(ClockKind kind, int episode, int cycle, Instant at, Terms terms) {
        long target = terms.targets().of(kind);
        return new SlaClock(kind, episode, cycle, at, target, at, 0,
                terms.calendar().due(at, target).orElse(null), null, null, false, ClockState.RUNNING, terms.policy(), null);
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    public boolean isRunning() {
        return anchor != null;
    }

    /** The breach as known at an instant: an event at the due instant still meets it (rule 11). */
    public Instant breachedAt(Instant now) {
        if (breachedAt != null) {
            return breachedAt;
        }
        return isOpen() && dueAt != null && now.isAfter(dueAt) ? dueAt : null;
    }

    /** Business microseconds counted until an instant. */
    public long elapsed(Instant now, BusinessCalendar calendar) {
        return isRunning() ? accrued + calendar.between(anchor, now) : accrued;
    }

    /** The due time; for one that stands still, what it would be if it went on at {@code now}. */
    public Optional<Instant> dueAt(Instant now, BusinessCalendar calendar) {
        if (dueAt != null || isRunning() || isDueFixed()) {
            return Optional.ofNullable(dueAt);
        }
        return calendar.due(endedAt == null ? now : endedAt, target - accrued);
    }

    public SlaClock pause(Instant at, BusinessCalendar calendar) {
        if (!isRunning()) {
            return this;
        }
        long counted = elapsed(at, calendar);
        Instant breach = breachedAt(at);
        return new SlaClock(kind, episode, cycle, startedAt, target, null, counted,
                breach != null || counted >= target ? dueAt : null, null, breach, false, ClockState.PAUSED,
                policy, null);
    }

    public SlaClock resume(Instant at, BusinessCalendar calendar) {
        if (isRunning() || !isOpen()) {
            return this;
        }
        Instant due = isDueFixed() ? dueAt : calendar.due(at, target - accrued).orElse(null);
        return new SlaClock(kind, episode, cycle, startedAt, target, at, accrued, due, null, breachedAt(at),
                false, ClockState.RUNNING, policy, null);
    }

    /** Ends as {@code MET} or {@code CANCELLED}; as {@code BREACHED} where it was past due. */
    public SlaClock end(Instant at, ClockState outcome, UUID by, BusinessCalendar calendar) {
        Instant breach = breachedAt(at);
        long counted = elapsed(at, calendar);
        return new SlaClock(kind, episode, cycle, startedAt, target, null, counted,
                dueAt(at, calendar).orElse(null), at, breach, outcome == ClockState.MET,
                breach == null ? outcome : ClockState.BREACHED, policy, by);
    }

    /** Ends without a judgement, past due or not: what was promised to spam does not count. */
    public SlaClock discard(Instant at, BusinessCalendar calendar) {
        SlaClock ended = end(at, ClockState.CANCELLED, null, calendar);
        return new SlaClock(kind, episode, cycle, startedAt, target, null, ended.accrued, ended.dueAt, at, null,
                false, ClockState.CANCELLED, policy, null);
    }

    /** The total resolution that goes on, still standing, after this one ended and the matter was opened again. */
    public SlaClock goOn() {
        return new SlaClock(kind, episode, cycle + 1, startedAt, target, null, accrued,
                isDueFixed() ? dueAt : null, null, breachedAt, false, ClockState.PAUSED, policy, null);
    }

    /** No pause can move it any more: it was reached before. */
    private boolean isDueFixed() {
        return breachedAt != null || target <= accrued;
    }

    /** What elapsed stays as counted; the new target applies to the whole; due never moves to before the change. */
    public SlaClock change(Instant at, Terms before, Terms after) {
        if (!isOpen()) {
            return this;
        }
        Instant breach = breachedAt(at);
        long counted = elapsed(at, before.calendar());
        long newTarget = after.targets().of(kind);
        Instant due;
        if (breach != null) {
            due = dueAt;
        } else if (counted >= newTarget) {
            due = at;
        } else {
            due = isRunning() ? after.calendar().due(at, newTarget - counted).orElse(null) : null;
        }
        return new SlaClock(kind, episode, cycle, startedAt, newTarget, isRunning() ? at : null, counted, due, null,
                breach, false, state, after.policy(), null);
    }

    /** Same promise, whatever its state. */
    public boolean isSameAs(SlaClock other) {
        return other != null && kind == other.kind && episode == other.episode && cycle == other.cycle;
    }

    public SlaClock {
        Objects.requireNonNull(startedAt);
        if (target <= 0) {
            throw new IllegalArgumentException("a target is positive");
        }
    }
}
