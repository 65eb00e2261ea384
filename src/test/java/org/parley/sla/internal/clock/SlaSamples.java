package org.parley.sla.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.sla.Explanation.Part;
import org.parley.sla.Explanation.Why;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.internal.calendar.HoursReader;
import org.parley.sla.internal.calendar.Micros;

/** Hours, terms and instants that tests of the clocks share. */
public final class SlaSamples {

    private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

    public static final Hours UTC_OFFICE = officeHours("UTC");

    private SlaSamples() {
    }

    public static Hours officeHours(String zone) {
        Map<String, List<String>> week = new HashMap<>();
        for (int day = 0; day < 5; day++) {
            week.put(DAYS[day], List.of("09:00-17:00"));
        }
        return new Hours(zone, week, null, null);
    }

    public static Map<String, List<String>> allWeek(String... intervals) {
        Map<String, List<String>> week = new HashMap<>();
        for (String day : DAYS) {
            week.put(day, List.of(intervals));
        }
        return week;
    }

    public static Instant at(String dayAndTime) {
        return Instant.parse("2024-01-" + dayAndTime + ":00Z");
    }

    public static Terms terms(FirstResponseStarts starts) {
        Terms plain = terms(UTC_OFFICE, 30, 60, 480);
        return new Terms(plain.policy(), plain.policyVersion(), plain.calendarVersion(), plain.calendar(), plain.targets(), starts,
                false, plain.reopenWindow(), plain.pausing(), plain.ladder());
    }

    public static Terms terms(Hours hours, long first, long next, long resolution) {
        return new Terms(new UUID(0, 3), new UUID(0, 1), new UUID(0, 2), HoursReader.read(hours, ""),
                new Terms.Targets(first * Micros.MINUTE, next * Micros.MINUTE, resolution * Micros.MINUTE),
                FirstResponseStarts.MESSAGE, false, Duration.ofDays(7), Terms.ALL_PAUSES, new Ladder(List.of(), 0));
    }

    /** Parts follow one another, reasons alternate, and the counted ones sum to the target. */
    public static void assertExplains(List<Part> parts, Instant start, Instant due, long target) {
        assertThat(parts.get(0).from()).isEqualTo(start);
        assertThat(parts.get(parts.size() - 1).to()).isEqualTo(due);
        Duration counted = Duration.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            assertThat(part.from()).isBefore(part.to());
            if (i > 0) {
                assertThat(part.from()).isEqualTo(parts.get(i - 1).to());
                assertThat(part.why() == parts.get(i - 1).why() && part.counted() == parts.get(i - 1).counted()).isFalse();
            }
            if (part.counted()) {
                assertThat(part.why()).isIn(Why.OPEN, Why.OVERRIDE);
                counted = counted.plus(Duration.between(part.from(), part.to()));
            }
        }
        assertThat(Micros.of(counted)).isEqualTo(target);
    }
}
