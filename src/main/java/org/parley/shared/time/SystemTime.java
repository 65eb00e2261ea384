package org.parley.shared.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The only place where the system's time is read: a UTC clock that ticks in microseconds, as the databases keep. */
@ApplicationScoped
public class SystemTime {

    private static final Clock MICROS = new Microseconds(ZoneOffset.UTC);

    @Produces
    @ApplicationScoped
    Clock clock() {
        return MICROS;
    }

    /** Milliseconds since 1970, for identifiers only; business code injects {@link Clock}. */
    public static long millis() {
        return MICROS.millis();
    }

    /** Not {@link Clock#tick}: on JDK 17 its {@code millis()} divides by zero when the tick is below a millisecond. */
    private static final class Microseconds extends Clock {

        private final ZoneId zone;

        private Microseconds(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Microseconds(other);
        }

        @Override
        public Instant instant() {
            return Instant.now().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
