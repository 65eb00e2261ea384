package org.parley.sla.internal.calendar;

import java.time.Duration;
import java.time.Instant;

/** Instants and durations as microseconds, the precision of the databases and of all SLA arithmetic (rule 1). */
public final class Micros {

    public static final long SECOND = 1_000_000L;
    public static final long MINUTE = 60 * SECOND;
    public static final long DAY = 24 * 60 * MINUTE;

    private Micros() {
    }

    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / 1000);
    }

    public static long of(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), SECOND), duration.getNano() / 1000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
    }

    /** The instant without what is finer than a microsecond. */
    public static Instant exact(Instant instant) {
        return instant.getNano() % 1000 == 0 ? instant : instant(of(instant));
    }
}
