package org.parley.sla.internal.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.sla.Explanation;

/**
 * When a shop's people work, and arithmetic in that time. Immutable and thread-safe; made by {@link HoursReader}.
 * All instants are taken to the microsecond. Nothing is looked for more than five years ahead.
 */
public final class BusinessCalendar {

    private static final int HORIZON_YEARS = 5;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<DayInterval>> week;
    private final Set<LocalDate> holidays;
    private final Map<LocalDate, List<DayInterval>> overrides;
    private final OpenTime open;

    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<DayInterval>> week, Set<LocalDate> holidays,
            Map<LocalDate, List<DayInterval>> overrides) {
        this.zone = zone;
        this.week = Map.copyOf(week);
        this.holidays = Set.copyOf(holidays);
        this.overrides = Map.copyOf(overrides);
        this.open = new OpenTime(zone, this::intervals);
    }

    public ZoneId zone() {
        return zone;
    }

    /** The intervals that start on a day: its override's, else none on a holiday, else the week's. */
    public List<DayInterval> intervals(LocalDate day) {
        List<DayInterval> override = overrides.get(day);
        if (override != null) {
            return override;
        }
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** What makes a day differ from its week day: {@code OVERRIDE}, {@code HOLIDAY}, or nothing. */
    public Optional<Explanation.Why> exception(LocalDate day) {
        if (overrides.containsKey(day)) {
            return Optional.of(Explanation.Why.OVERRIDE);
        }
        return holidays.contains(day) ? Optional.of(Explanation.Why.HOLIDAY) : Optional.empty();
    }

    /** Business microseconds in {@code [from, to)} (rule 4). */
    public long between(Instant from, Instant to) {
        return open.between(Micros.of(from), Micros.of(to));
    }

    /** As {@link #due(Instant, long, Pauses)} without pauses. */
    public Optional<Instant> due(Instant start, long target) {
        return due(start, target, Pauses.NONE);
    }

    /**
     * The earliest instant at which the business time since {@code start}, pauses left out, equals {@code target}
     * microseconds; empty if that is more than five years away.
     */
    public Optional<Instant> due(Instant start, long target, Pauses pauses) {
        if (target <= 0) {
            throw new IllegalArgumentException("a target is positive, not " + target);
        }
        long limit = Micros.of(horizon(start));
        long at = Micros.of(start);
        long left = target;
        for (Pauses.Span pause : pauses.after(at)) {
            if (pause.from() >= limit) {
                break;
            }
            long worked = open.between(at, pause.from());
            if (worked >= left) {
                break;
            }
            left -= worked;
            at = pause.to();
        }
        long due = open.due(at, left, limit);
        return due == OpenTime.NEVER ? Optional.empty() : Optional.of(Micros.instant(due));
    }

    public boolean isOpen(Instant at) {
        long micros = Micros.of(at);
        return open.between(micros, micros + 1) == 1;
    }

    /** The first open instant at or after {@code from}. */
    public Optional<Instant> nextOpening(Instant from) {
        long opening = open.nextOpen(Micros.of(from), Micros.of(horizon(from)));
        return opening == OpenTime.NEVER ? Optional.empty() : Optional.of(Micros.instant(opening));
    }

    /** How far ahead of an instant anything is looked for. */
    public static Instant horizon(Instant start) {
        return start.atOffset(ZoneOffset.UTC).plusYears(HORIZON_YEARS).toInstant();
    }
}
