package org.parley.sla.internal.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.parley.sla.internal.calendar.Micros;

/**
 * Who works when.
 *
 * @param agents          how many in each hour of the week, from Monday 0:00
 * @param atOnce          how many replies an agent works on at the same time
 * @param byDue           whether the earliest due is served first; otherwise in order of arrival
 * @param longestHandling up to where a recorded handling time is believed
 * @param handling        how long each reply takes, in the place of the recorded; null: as recorded
 */
public record Staffing(ZoneId zone, int[] agents, int atOnce, boolean byDue, Duration longestHandling, Duration handling) {

    public Staffing {
        if (agents.length != Tally.HOURS_OF_WEEK || atOnce < 1) {
            throw new IllegalArgumentException("168 hours, and at least one reply at once");
        }
    }

    boolean isEmpty() {
        for (int each : agents) {
            if (each > 0) {
                return false;
            }
        }
        return true;
    }

    Staffing with(int[] others) {
        return new Staffing(zone, others, atOnce, byDue, longestHandling, handling);
    }

    /** How many replies can be worked on, hour by hour; asked in order of time. */
    final class Hours {

        private long until = Long.MIN_VALUE;
        private int capacity;

        int capacity(long at) {
            if (at >= until) {
                Instant instant = Micros.instant(at);
                ZonedDateTime local = instant.atZone(zone);
                capacity = agents[Tally.hourOfWeek(instant, zone)] * atOnce;
                until = Math.max(at + 1, Micros.of(local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant()));
            }
            return capacity;
        }

        /** When it may change next. */
        long until(long at) {
            capacity(at);
            return until;
        }
    }

    /** Microseconds of work that the staff could do in a span. */
    long staffed(long from, long to) {
        Hours hours = new Hours();
        long sum = 0;
        for (long at = from; at < to; at = hours.until(at)) {
            int capacity = hours.capacity(at);
            sum += capacity * (Math.min(to, hours.until(at)) - at);
        }
        return sum;
    }
}
