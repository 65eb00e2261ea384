package org.parley.sla.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.parley.sla.Expectations;
import org.parley.sla.Hours;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.HoursReader;
import org.parley.sla.internal.calendar.Micros;

/**
 * Customers of a simulated shop and what they were told (rule 16). They come by the hour of the week, day and night;
 * how long they wait depends on the hour, on the day's mood and on who answers, with a long tail; some are never
 * answered. Each is told what the product would tell at that instant, from what it could know then.
 */
public final class SimulatedTraffic {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final long TARGET = 15 * Micros.MINUTE;
    private static final BusinessCalendar SHOP = HoursReader.read(new Hours("Asia/Bangkok", Map.of(
            "mon", List.of("09:00-12:00", "13:00-18:00"), "tue", List.of("09:00-12:00", "13:00-18:00"),
            "wed", List.of("09:00-12:00", "13:00-18:00"), "thu", List.of("09:00-12:00", "13:00-18:00"),
            "fri", List.of("09:00-12:00", "13:00-18:00"), "sat", List.of("10:00-16:00")), null, List.of("th"), null, null),
            "");

    private final Random random;
    private final double perHour;
    private final double neverAnswered;
    private final List<Customer> customers = new ArrayList<>();

    /** @param answered null: never @param kept the wait as it was once it was answered */
    private record Customer(Instant wrote, Instant answered, Waits.Wait kept, Expectations.Expectation told) {
    }

    /** What became of those who were told a measured value. */
    public record Result(int customers, int told, double withinMedian, int toldP90, double withinP90) {

        /** For a table of figures. */
        public String sentence() {
            return String.format(Locale.ROOT, "%,d told a measured value: answered within the told median %.1f %%; "
                    + "%,d told a 90th percentile as well: answered within it %.1f %%", told, 100 * withinMedian, toldP90,
                    100 * withinP90);
        }
    }

    private SimulatedTraffic(long seed, double perHour, double neverAnswered) {
        this.random = new Random(seed);
        this.perHour = perHour;
        this.neverAnswered = neverAnswered;
    }

    /**
     * @param perHour       customers in an average open hour
     * @param neverAnswered share of customers whom nobody ever answers
     */
    public static Result run(long seed, int weeks, double perHour, double neverAnswered) {
        SimulatedTraffic traffic = new SimulatedTraffic(seed, perHour, neverAnswered);
        traffic.happen(weeks);
        return traffic.result();
    }

    private void happen(int weeks) {
        Instant end = START.plus(Duration.ofDays(7L * weeks));
        Waits waits = new Waits(SHOP, START, List.of());
        double mood = 1;
        int day = -1;
        for (Instant at = START; at.isBefore(end); at = at.plusMillis(Math.round(exponential(fastest()) * 3_600_000))) {
            if (random.nextDouble() * fastest() > rate(at)) {
                continue;
            }
            ZonedDateTime local = at.atZone(SHOP.zone());
            if (local.getDayOfYear() != day) {
                day = local.getDayOfYear();
                // A good day or a bad one, for everybody who writes on it.
                mood = Math.exp(0.25 * random.nextGaussian());
            }
            if (waits.readAt().plus(REFRESH).isBefore(at)) {
                waits = new Waits(SHOP, at, known(at));
            }
            Instant exact = Micros.exact(at);
            Instant answered = answered(exact, local.getHour(), mood);
            customers.add(new Customer(exact, answered, answered == null ? null : wait(exact, answered, true),
                    ReplyTimes.at(waits, TARGET, exact)));
        }
    }

    private double fastest() {
        return 2.2 * perHour;
    }

    /** Customers per hour: mornings and evenings, more on Mondays, few at night and on Sundays. */
    private double rate(Instant at) {
        ZonedDateTime local = at.atZone(SHOP.zone());
        int hour = local.getHour();
        double ofHour = hour < 7 ? 0.08 : hour < 9 ? 0.5 : hour < 12 ? 1.6 : hour < 18 ? 1.2 : hour < 22 ? 0.9 : 0.3;
        return perHour * ofHour * switch (local.getDayOfWeek()) {
            case MONDAY -> 1.3;
            case SATURDAY -> 0.7;
            case SUNDAY -> 0.4;
            default -> 1.0;
        };
    }

    /** Business time after the message, with a long tail; what came at night queues up in front of the opening. */
    private Instant answered(Instant wrote, int hour, double mood) {
        if (random.nextDouble() < neverAnswered) {
            return null;
        }
        double typicalMinutes = (SHOP.isOpen(wrote) ? hour < 12 ? 9 : hour < 15 ? 6 : 13 : 25) * mood;
        double minutes = typicalMinutes * Math.exp(0.9 * random.nextGaussian());
        return SHOP.due(wrote, Math.max(1, Math.round(minutes * Micros.MINUTE))).orElseThrow();
    }

    private double exponential(double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    /** The waits of the last 28 days as the clocks would tell them at an instant. */
    private List<Waits.Wait> known(Instant now) {
        List<Waits.Wait> known = new ArrayList<>();
        Instant first = Waits.first(now, SHOP);
        for (int i = customers.size() - 1; i >= 0 && !customers.get(i).wrote.isBefore(first); i--) {
            Customer one = customers.get(i);
            known.add(one.answered != null && !one.answered.isAfter(now) ? one.kept : wait(one.wrote, now, false));
        }
        return known;
    }

    private static Waits.Wait wait(Instant from, Instant until, boolean answered) {
        return new Waits.Wait(from, Micros.of(until) - Micros.of(from), SHOP.between(from, until), answered);
    }

    private Result result() {
        int told = 0;
        int within = 0;
        int toldP90 = 0;
        int withinP90 = 0;
        for (Customer one : customers) {
            if (one.told.basis() == Expectations.Basis.MEASURED && one.told.medianSeconds() != null) {
                told++;
                within += isWithin(one, one.told.medianSeconds()) ? 1 : 0;
                if (one.told.p90Seconds() != null) {
                    toldP90++;
                    withinP90 += isWithin(one, one.told.p90Seconds()) ? 1 : 0;
                }
            }
        }
        return new Result(customers.size(), told, (double) within / told, toldP90, (double) withinP90 / toldP90);
    }

    private static boolean isWithin(Customer one, long seconds) {
        return one.answered != null && !one.answered.isAfter(one.wrote.plusSeconds(seconds));
    }
}
