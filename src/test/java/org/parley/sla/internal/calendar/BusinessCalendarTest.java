package org.parley.sla.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.sla.internal.clock.SlaSamples.allWeek;
import static org.parley.sla.internal.clock.SlaSamples.officeHours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.sla.Explanation.Part;
import org.parley.sla.Explanation.Why;
import org.parley.sla.Hours;
import org.parley.sla.internal.clock.SlaSamples;

class BusinessCalendarTest {

    private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    /** Zones and days at which their clocks change, one of them by a whole day. */
    private static final String[][] CHANGES = {{"America/New_York", "2024-03-10"}, {"America/New_York", "2024-11-03"},
        {"Europe/Berlin", "2024-03-31"}, {"Europe/Berlin", "2024-10-27"}, {"Australia/Lord_Howe", "2024-10-06"},
        {"Australia/Lord_Howe", "2024-04-07"}, {"America/Sao_Paulo", "2018-11-04"}, {"Asia/Beirut", "2024-03-31"},
        {"Pacific/Apia", "2011-12-30"}, {"Africa/Cairo", "2024-10-31"}, {"America/Havana", "2024-03-10"},
        {"Asia/Bangkok", "2024-04-15"}, {"Asia/Kathmandu", "2024-01-01"}, {"America/St_Johns", "2006-04-02"}};

    @Test
    void agreesWithAMinuteByMinuteCountOverRandomCalendars() {
        Random random = new Random(20240115);
        for (int round = 0; round < 400; round++) {
            String[] change = CHANGES[round % CHANGES.length];
            LocalDate day = LocalDate.parse(change[1]);
            BusinessCalendar calendar = randomCalendar(random, change[0], day);
            Instant start = day.minusDays(2).atStartOfDay(ZoneId.of("UTC")).toInstant()
                    .plusSeconds(60L * random.nextInt(2 * 24 * 60));
            Pauses pauses = randomPauses(random, start);
            long target = 1 + random.nextInt(3 * 24 * 60);
            String context = "round " + round + " " + change[0] + " " + start + " + " + target + " min";

            Optional<Instant> naive = naiveDue(calendar, start, target, pauses);
            Optional<Instant> due = calendar.due(start, target * Micros.MINUTE, pauses);

            if (naive.isPresent()) {
                assertThat(due).as(context).isEqualTo(naive);
                SlaSamples.assertExplains(Explainer.explain(calendar, start, due.get(), pauses), start, due.get(),
                        target * Micros.MINUTE);
            } else {
                assertThat(due.filter(d -> d.isBefore(start.plus(Duration.ofDays(7))))).as(context).isEmpty();
            }
        }
    }

    @Test
    void hasExactlyTheTargetBeforeTheDueTimeAndLessAMicrosecondEarlier() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            String[] change = CHANGES[round % CHANGES.length];
            BusinessCalendar calendar = randomCalendar(random, change[0], LocalDate.parse(change[1]));
            Instant start = Instant.parse(change[1] + "T00:00:00Z").plusNanos(1000L * random.nextInt(2_000_000_000));
            long target = 1 + (long) (random.nextDouble() * (round % 2 == 0 ? 1e12 : 3e13));
            calendar.due(start, target).ifPresent(due -> {
                assertThat(calendar.between(start, due)).isEqualTo(target);
                assertThat(calendar.between(start, due.minusNanos(1000))).isEqualTo(target - 1);
            });
        }
    }

    @Test
    void keepsMicrosecondsAndDropsWhatIsFiner() {
        BusinessCalendar calendar = HoursReader.read(officeHours("UTC"), "");
        assertThat(calendar.due(Instant.parse("2024-01-15T16:59:59.999998900Z"), Micros.SECOND))
                .contains(Instant.parse("2024-01-16T09:00:00.999998Z"));
    }

    @Test
    void answersNothingWhereFiveYearsHaveNotEnoughOpenTime() {
        BusinessCalendar hourAWeek = HoursReader.read(
                new Hours("UTC", Map.of("mon", List.of("09:00-10:00")), null, null), "");
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        assertThat(hourAWeek.due(start, 261 * 60 * Micros.MINUTE)).contains(Instant.parse("2028-12-25T10:00:00Z"));
        assertThat(hourAWeek.due(start, 262 * 60 * Micros.MINUTE)).isEmpty();
    }

    @Test
    void countsToTheHorizonInclusively() {
        BusinessCalendar always = HoursReader.read(new Hours("UTC", allWeek("00:00-24:00"), null, null), "");
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        Instant end = Instant.parse("2029-01-01T00:00:00Z");
        Pauses most = Pauses.of(List.of(Pauses.Span.of(start, end.minusSeconds(10))));
        assertThat(always.due(start, 10 * Micros.SECOND, most)).contains(end);
        assertThat(always.due(start, 10 * Micros.SECOND + 1, most)).isEmpty();
        assertThat(Explainer.explainNever(always, start, Pauses.of(List.of(Pauses.Span.of(start, end.plusSeconds(9))))))
                .containsExactly(new Part(start, end, false, Why.PAUSE));
    }

    @Test
    @Timeout(5)
    void doesNotWalkThroughPausesThatLieCenturiesAhead() {
        BusinessCalendar closedSoon = HoursReader.read(new Hours("UTC", Map.of(), null,
                Map.of("2024-01-02", List.of("09:00-10:00"))), "");
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        Pauses far = Pauses.of(List.of(
                Pauses.Span.of(Instant.parse("9000-01-01T00:00:00Z"), Instant.parse("9001-01-01T00:00:00Z"))));
        assertThat(closedSoon.due(start, 3600 * Micros.SECOND + 1, far)).isEmpty();
    }

    @Test
    void explainsHolidaysOverridesAndPausesByName() {
        BusinessCalendar calendar = HoursReader.read(new Hours("UTC", officeHours("UTC").week(),
                List.of("2024-01-16", "2024-01-17"), Map.of("2024-01-17", List.of("10:00-12:00"))), "");
        Instant start = at("15T16:00");
        Pauses pauses = Pauses.of(List.of(Pauses.Span.of(at("15T16:30"), at("15T16:40")),
                Pauses.Span.of(at("17T11:00"), at("17T13:00"))));
        Instant due = calendar.due(start, 110 * Micros.MINUTE, pauses).orElseThrow();
        assertThat(Explainer.explain(calendar, start, due, pauses)).containsExactly(
                new Part(at("15T16:00"), at("15T16:30"), true, Why.OPEN),
                new Part(at("15T16:30"), at("15T16:40"), false, Why.PAUSE),
                new Part(at("15T16:40"), at("15T17:00"), true, Why.OPEN),
                new Part(at("15T17:00"), at("16T00:00"), false, Why.CLOSED),
                new Part(at("16T00:00"), at("17T00:00"), false, Why.HOLIDAY),
                new Part(at("17T00:00"), at("17T10:00"), false, Why.OVERRIDE),
                new Part(at("17T10:00"), at("17T11:00"), true, Why.OVERRIDE));
    }

    @Test
    void explainsWhereTheLastOpeningIsBehind() {
        BusinessCalendar lastDay = HoursReader.read(new Hours("UTC", Map.of(), null,
                Map.of("2024-01-15", List.of("09:00-17:00"))), "");
        Instant start = at("15T16:00");
        assertThat(lastDay.due(start, 2 * 60 * Micros.MINUTE)).isEmpty();
        assertThat(Explainer.explainNever(lastDay, start, Pauses.NONE)).containsExactly(
                new Part(start, at("15T17:00"), true, Why.OVERRIDE),
                new Part(at("15T17:00"), Instant.parse("2029-01-15T16:00:00Z"), false, Why.NEVER_OPENS));
    }

    @Test
    void findsTheNextOpening() {
        BusinessCalendar calendar = HoursReader.read(officeHours("UTC"), "");
        assertThat(calendar.nextOpening(at("19T17:00"))).contains(at("22T09:00"));
        assertThat(calendar.nextOpening(at("19T16:59"))).contains(at("19T16:59"));
        assertThat(calendar.isOpen(at("19T16:59"))).isTrue();
        assertThat(calendar.isOpen(at("19T17:00"))).isFalse();
        assertThat(HoursReader.read(new Hours("UTC", null, null, null), "").nextOpening(at("19T17:00"))).isEmpty();
    }

    private static Instant at(String dayAndTime) {
        return Instant.parse("2024-01-" + dayAndTime + ":00Z");
    }
    private static BusinessCalendar randomCalendar(Random random, String zone, LocalDate around) {
        Map<String, List<String>> week = new HashMap<>();
        for (String day : DAYS) {
            week.put(day, randomDay(random));
        }
        List<String> holidays = new ArrayList<>();
        Map<String, List<String>> overrides = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            holidays.add(around.plusDays(random.nextInt(8) - 2).toString());
            overrides.put(around.plusDays(random.nextInt(8) - 2).toString(), randomDay(random));
        }
        return HoursReader.read(new Hours(zone, week, holidays, random.nextBoolean() ? overrides : null), "");
    }

    private static List<String> randomDay(Random random) {
        List<String> intervals = new ArrayList<>();
        int at = random.nextInt(6 * 60);
        while (at < 24 * 60 && random.nextInt(4) > 0) {
            int end = at + 1 + random.nextInt(10 * 60);
            int wrapped = end > 24 * 60 ? Math.min(end - 24 * 60, Math.max(at - 1, 0)) : end;
            if (wrapped == at) {
                break;
            }
            intervals.add(String.format("%02d:%02d-%02d:%02d", at / 60, at % 60, wrapped / 60, wrapped % 60));
            at = end + random.nextInt(5 * 60);
        }
        return intervals;
    }

    private static Pauses randomPauses(Random random, Instant start) {
        List<Pauses.Span> spans = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant from = start.plusSeconds(60L * (random.nextInt(3 * 24 * 60) - 600));
            spans.add(Pauses.Span.of(from, from.plusSeconds(60L * (1 + random.nextInt(10 * 60)))));
        }
        return Pauses.of(spans);
    }

    /** The definition, taken literally: every minute of a week is open or not. */
    private static Optional<Instant> naiveDue(BusinessCalendar calendar, Instant start, long minutes, Pauses pauses) {
        List<Pauses.Span> spans = pauses.after(Long.MIN_VALUE);
        long left = minutes;
        for (Instant at = start; at.isBefore(start.plus(Duration.ofDays(7))); at = at.plusSeconds(60)) {
            if (left == 0) {
                return Optional.of(at);
            }
            long micros = Micros.of(at);
            boolean paused = spans.stream().anyMatch(span -> span.from() <= micros && micros < span.to());
            if (!paused && naivelyOpen(calendar, at)) {
                left--;
            }
        }
        return Optional.empty();
    }

    private static boolean naivelyOpen(BusinessCalendar calendar, Instant at) {
        LocalDate today = at.atZone(calendar.zone()).toLocalDate();
        for (int back = -1; back <= 2; back++) {
            LocalDate day = today.minusDays(back);
            for (DayInterval interval : calendar.intervals(day)) {
                Instant from = wall(day, interval.start(), calendar.zone());
                Instant to = wall(day, interval.end(), calendar.zone());
                if (!at.isBefore(from) && at.isBefore(to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Instant wall(LocalDate day, int minute, ZoneId zone) {
        return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
    }
}
