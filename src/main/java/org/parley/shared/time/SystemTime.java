package org.parley.shared.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The only place where the system's time is read: a UTC clock that ticks in microseconds, as the databases keep. */
@ApplicationScoped
public class SystemTime {

    private static final Clock MICROS = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

    @Produces
    @ApplicationScoped
    Clock clock() {
        return MICROS;
    }

    /** Milliseconds since 1970, for identifiers only; business code injects {@link Clock}. */
    public static long millis() {
        return MICROS.millis();
    }
}
