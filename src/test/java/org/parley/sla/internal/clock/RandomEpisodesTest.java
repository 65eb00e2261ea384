package org.parley.sla.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.sla.ClockKind;
import org.parley.sla.ClockState;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.PauseReason;

/** Clocks kept step by step, with sums instead of histories, against due times computed from whole histories. */
public class RandomEpisodesTest {

    private static final Hours BANGKOK = new Hours("Asia/Bangkok",
            SlaSamples.allWeek("09:00-12:00", "13:00-18:00"), List.of("2024-01-17"), null);

    @Test
    void everyClockIsDueWhenItsWholeHistorySaysSo() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            Terms terms = terms(random);
            Replay replay = new Replay();
            replay.use(terms);
            Instant now = Instant.parse("2024-01-15T01:00:00Z");
            for (int step = 0; step < 40; step++) {
                now = now.plusNanos(1000L * (1 + (long) (random.nextDouble() * random.nextDouble() * 2e10)));
                replay.apply(randomEvent(random, now));
                check(replay, now, terms);
            }
        }
    }

    private static void check(Replay replay, Instant now, Terms terms) {
        for (SlaClock clock : replay.clocks()) {
            Instant until = clock.endedAt() == null ? now : clock.endedAt();
            Optional<Instant> due = clock.dueAt(now, terms.calendar());
            SlaSamples.assertExplains(replay.explain(clock, now), clock.startedAt(), due.orElseThrow(), clock.target());
            boolean late = until.isAfter(due.get());
            assertThat(clock.breachedAt(now)).isEqualTo(late ? due.get() : null);
            if (clock.endedAt() != null) {
                assertThat(clock.state() == ClockState.BREACHED).isEqualTo(late);
            }
            if (clock.kind() != ClockKind.RESOLUTION) {
                assertThat(due).isEqualTo(terms.calendar().due(clock.startedAt(), clock.target()));
                assertThat(clock.elapsed(until, terms.calendar()))
                        .isEqualTo(terms.calendar().between(clock.startedAt(), until));
            }
        }
        assertThat(replay.state().clocks().filter(SlaClock::isOpen).filter(c -> c.kind() != ClockKind.RESOLUTION).count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void anEventThatChangesNothingAnswersAnEqualState() {
        Terms terms = SlaSamples.terms(FirstResponseStarts.MESSAGE);
        CaseState state = CaseState.NOTHING_YET;
        Instant at = Instant.parse("2024-01-15T10:00:00Z");
        state = ClockMachine.apply(state, new SlaEvent.CustomerWrote(at, false), terms);
        assertThat(ClockMachine.apply(state, new SlaEvent.CustomerWrote(at.plusSeconds(5), false), terms)).isEqualTo(state);
        state = ClockMachine.apply(state, new SlaEvent.PersonReplied(at.plusSeconds(6)), terms);
        assertThat(ClockMachine.apply(state, new SlaEvent.PersonReplied(at.plusSeconds(7)), terms)).isEqualTo(state);
        assertThat(ClockMachine.apply(state, new SlaEvent.BotReplied(at.plusSeconds(8)), terms)).isEqualTo(state);
    }

    public static Terms terms(Random random) {
        Terms any = SlaSamples.terms(BANGKOK, 1 + random.nextInt(60), 1 + random.nextInt(90),
                1 + random.nextInt(900));
        return new Terms(any.policy(), any.policyVersion(), any.calendarVersion(), any.calendar(),
                any.targets(), random.nextBoolean() ? FirstResponseStarts.MESSAGE : FirstResponseStarts.HANDOVER,
                random.nextBoolean(), any.reopenWindow(), any.pausing(), any.ladder());
    }

    public static SlaEvent randomEvent(Random random, Instant at) {
        List<SlaEvent> events = new ArrayList<>();
        PauseReason reason = PauseReason.values()[random.nextInt(PauseReason.values().length)];
        events.add(new SlaEvent.CustomerWrote(at, random.nextBoolean()));
        events.add(new SlaEvent.CustomerWrote(at, false));
        events.add(new SlaEvent.PersonReplied(at, new UUID(0, random.nextInt(3))));
        events.add(new SlaEvent.PersonReplied(at));
        events.add(new SlaEvent.BotReplied(at));
        events.add(new SlaEvent.BotAnswerAccepted(at));
        events.add(new SlaEvent.HandedOver(at, random.nextBoolean()));
        events.add(new SlaEvent.HandedToBot(at));
        events.add(new SlaEvent.PauseBegan(at, reason));
        events.add(new SlaEvent.PauseEnded(at, reason));
        events.add(new SlaEvent.Resolved(at, new UUID(0, random.nextInt(3))));
        events.add(new SlaEvent.Reopened(at));
        return events.get(random.nextInt(events.size()));
    }
}
