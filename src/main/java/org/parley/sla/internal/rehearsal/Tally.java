package org.parley.sla.internal.rehearsal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.parley.sla.ClockKind;
import org.parley.sla.ClockState;
import org.parley.sla.RehearsalResult;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.SlaClock;

/** Counts the clocks that started within a period: how they ended, in which hour of the week, and how long was waited. */
final class Tally {

    static final int HOURS_OF_WEEK = 168;
    private static final int KINDS = ClockKind.values().length;

    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final byte[] results;
    private final int[] met = new int[KINDS];
    private final int[] breached = new int[KINDS];
    private final int[] cancelled = new int[KINDS];
    private final int[] open = new int[KINDS];
    private final int[][] judgedByHour = new int[KINDS][HOURS_OF_WEEK];
    private final int[][] breachedByHour = new int[KINDS][HOURS_OF_WEEK];
    private final int[][] waits = new int[KINDS][256];
    private final int[] answered = new int[KINDS];
    private final int[] unanswered = new int[KINDS];

    /** What became of a kind of promise to one conversation. */
    enum Result {
        NONE, MET, BREACHED
    }

    Tally(Instant from, Instant to, ZoneId zone, int conversations) {
        this.from = from;
        this.to = to;
        this.zone = zone;
        this.results = new byte[conversations];
    }

    /** @param judged when to look at a clock that never ended */
    void add(int conversation, SlaClock clock, Instant judged) {
        if (clock.startedAt().isBefore(from) || !clock.startedAt().isBefore(to)) {
            return;
        }
        int kind = clock.kind().ordinal();
        boolean late = clock.breachedAt(judged) != null;
        if (clock.state() == ClockState.CANCELLED) {
            cancelled[kind]++;
            return;
        }
        addWait(kind, clock);
        if (!late && clock.isOpen()) {
            open[kind]++;
            return;
        }
        int hour = hourOfWeek(clock.startedAt(), zone);
        judgedByHour[kind][hour]++;
        if (late) {
            breached[kind]++;
            breachedByHour[kind][hour]++;
        } else {
            met[kind]++;
        }
        results[conversation] |= (late ? 2 : 1) << 2 * kind;
    }

    private void addWait(int kind, SlaClock clock) {
        if (clock.answered()) {
            if (answered[kind] == waits[kind].length) {
                waits[kind] = Arrays.copyOf(waits[kind], 2 * answered[kind]);
            }
            long seconds = (Micros.of(clock.endedAt()) - Micros.of(clock.startedAt())) / Micros.SECOND;
            waits[kind][answered[kind]++] = (int) Math.min(Integer.MAX_VALUE, seconds);
        } else if (clock.isOpen()) {
            unanswered[kind]++;
        }
    }

    static int hourOfWeek(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return local.getDayOfWeek().ordinal() * 24 + local.getHour();
    }

    Result result(int conversation, ClockKind kind) {
        int bits = results[conversation] >> 2 * kind.ordinal() & 3;
        return bits >= 2 ? Result.BREACHED : bits == 1 ? Result.MET : Result.NONE;
    }

    RehearsalResult.Figures figures() {
        return new RehearsalResult.Figures(counts(ClockKind.FIRST_RESPONSE), counts(ClockKind.NEXT_RESPONSE),
                counts(ClockKind.RESOLUTION));
    }

    private RehearsalResult.Counts counts(ClockKind kind) {
        int at = kind.ordinal();
        int[] sorted = Arrays.copyOf(waits[at], answered[at]);
        Arrays.sort(sorted);
        return new RehearsalResult.Counts(met[at], breached[at], cancelled[at], open[at],
                new RehearsalResult.Waits(answered[at], unanswered[at], quantile(sorted, unanswered[at], 0.5),
                        quantile(sorted, unanswered[at], 0.9), quantile(sorted, unanswered[at], 0.99)),
                hours(judgedByHour[at]), hours(breachedByHour[at]));
    }

    static List<Integer> hours(int[] each) {
        return Arrays.stream(each).boxed().toList();
    }

    /** Those that still wait are longer than all that ended; where the quantile is among them, nobody knows it. */
    private static Long quantile(int[] sorted, int longer, double share) {
        int rank = (int) Math.ceil((sorted.length + (long) longer) * share);
        return rank == 0 || rank > sorted.length ? null : Long.valueOf(sorted[rank - 1]);
    }
}
