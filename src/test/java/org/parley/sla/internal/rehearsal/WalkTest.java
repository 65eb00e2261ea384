package org.parley.sla.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.conversation.ConversationId;
import org.parley.sla.ClockKind;
import org.parley.sla.RehearsalResult;
import org.parley.sla.internal.clock.CaseState;
import org.parley.sla.internal.clock.ClockMachine;
import org.parley.sla.internal.clock.RandomEpisodesTest;
import org.parley.sla.internal.clock.Replay;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.SlaSamples;
import org.parley.sla.internal.clock.Terms;

/** Recorded events under other terms, held against conversations that really had those terms. */
class WalkTest {

    private static final Instant START = Instant.parse("2024-01-15T01:00:00Z");

    @Test
    void underItsOwnTermsEverythingIsExactlyAsItWas() {
        Random random = new Random(5);
        for (int round = 0; round < 400; round++) {
            Recording recording = Recording.random(random, 40);
            List<SlaClock> walked = new ArrayList<>();
            Walk.through(recording.log, 0, recording.terms, walked::add);
            assertThat(walked).containsExactlyInAnyOrderElementsOf(recording.replay.clocks());
        }
    }

    @Test
    void rehearsedWithItsOwnTermsNothingFlips() {
        Random random = new Random(6);
        for (int round = 0; round < 100; round++) {
            Recording recording = Recording.random(random, 40);
            RehearsalResult outcome = recording.rehearse(recording.terms, null);
            for (ClockKind kind : ClockKind.values()) {
                assertThat(outcome.rehearsed().of(kind)).usingRecursiveComparison()
                        .isEqualTo(outcome.recorded().of(kind));
                assertThat(outcome.recorded().of(kind).breached()).isEqualTo((int) recording.replay.clocks().stream()
                        .filter(clock -> clock.kind() == kind && clock.breachedAt(recording.now) != null).count());
            }
            assertThat(outcome.flips()).isEmpty();
        }
    }

    @Test
    void underOtherTermsEverythingIsAsIfTheyHadAlwaysBeenInForce() {
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            Recording recording = Recording.random(random, 40);
            Terms proposal = RandomEpisodesTest.terms(random);
            Replay truth = new Replay();
            truth.use(proposal);
            recording.happened.stream().filter(event -> !(event instanceof SlaEvent.TermsChanged)).forEach(truth::apply);
            List<SlaClock> walked = new ArrayList<>();
            // All that happened is told here, as the merged messages do.
            Walk.through(recording.complete, 0, List.of(proposal, proposal), walked::add);
            assertThat(walked).containsExactlyInAnyOrderElementsOf(truth.clocks());
        }
    }

    @Test
    void halvedTargetsBreachWhatWasMetInMoreThanHalfTheTime() {
        Terms terms = Recording.minutes(30, 60, 480);
        Recording recording = new Recording(terms);
        recording.happens(new SlaEvent.CustomerWrote(Recording.at("15T10:00"), false));
        recording.happens(new SlaEvent.PersonReplied(Recording.at("15T10:20")));
        recording.happens(new SlaEvent.Resolved(Recording.at("15T10:30")));
        RehearsalResult outcome = recording.rehearse(List.of(Recording.minutes(15, 60, 480)), null);
        assertThat(outcome.recorded().of(ClockKind.FIRST_RESPONSE).met()).isEqualTo(1);
        assertThat(outcome.rehearsed().of(ClockKind.FIRST_RESPONSE).breached()).isEqualTo(1);
        assertThat(outcome.rehearsed().of(ClockKind.FIRST_RESPONSE).breachedByHour().get(10)).isEqualTo(1);
        assertThat(outcome.rehearsed().of(ClockKind.RESOLUTION).met()).isEqualTo(1);
        assertThat(outcome.flips()).containsExactly(new RehearsalResult.Flip(new ConversationId(Recording.ID), Recording.at("15T10:00"),
                ClockKind.FIRST_RESPONSE, false, true));
    }

    @Test
    void onlyWhatStartedWithinThePeriodCounts() {
        Recording recording = new Recording(Recording.minutes(30, 60, 480));
        recording.happens(new SlaEvent.CustomerWrote(Recording.at("15T10:00"), false));
        recording.happens(new SlaEvent.PersonReplied(Recording.at("15T11:00")));
        recording.happens(new SlaEvent.CustomerWrote(Recording.at("16T10:00"), false));
        RehearsalResult outcome = new Rehearsal(recording.log, new Period(Recording.at("16T00:00"), Recording.at("17T00:00"),
                Recording.at("20T00:00")), ZoneOffset.UTC, any -> { }).run(recording.terms, recording.terms, null, 10);
        assertThat(outcome.recorded().of(ClockKind.FIRST_RESPONSE).breached()).isZero();
        assertThat(outcome.recorded().of(ClockKind.NEXT_RESPONSE).breached()).isEqualTo(1);
        assertThat(outcome.recorded().of(ClockKind.NEXT_RESPONSE).waits())
                .isEqualTo(new RehearsalResult.Waits(0, 1, null, null, null));
    }

    /** A conversation as the shop keeps it: its log holds what changed something, and its clocks are replayed. */
    static final class Recording {

        static final UUID ID = new UUID(1, 2);

        final List<Terms> terms;
        final List<SlaEvent> happened = new ArrayList<>();
        final RecordedLog log = new RecordedLog();
        final RecordedLog complete = new RecordedLog();
        final Replay replay = new Replay();
        Instant now = START;
        private CaseState state = CaseState.NOTHING_YET;
        private int inForce;

        Recording(Terms... terms) {
            this.terms = List.of(terms);
            replay.use(terms[0]);
            log.begin(ID);
            complete.begin(ID);
        }

        static Recording random(Random random, int steps) {
            Recording recording = new Recording(RandomEpisodesTest.terms(random), RandomEpisodesTest.terms(random));
            Instant at = START;
            int change = random.nextInt(2 * steps);
            for (int step = 0; step < steps; step++) {
                at = at.plusNanos(1000L * (1 + (long) (random.nextDouble() * random.nextDouble() * 2e10)));
                recording.happens(step == change && recording.state.begun()
                        ? new SlaEvent.TermsChanged(at, recording.terms.get(1)) : RandomEpisodesTest.randomEvent(random, at));
            }
            return recording;
        }

        void happens(SlaEvent told) {
            SlaEvent event = told instanceof SlaEvent.PersonReplied
                    ? new SlaEvent.PersonReplied(told.at(), new UUID(9, happened.size())) : told;
            boolean changes = event instanceof SlaEvent.TermsChanged;
            CaseState next = ClockMachine.apply(state, event, terms.get(inForce));
            if (changes && next.equals(state)) {
                return;
            }
            now = event.at();
            happened.add(event);
            boolean begins = (event instanceof SlaEvent.CustomerWrote
                    || event instanceof SlaEvent.HandedOver over && over.byCustomer())
                    && state.startsNewEpisode(event.at(), terms.get(inForce));
            replay.apply(event);
            inForce = changes ? 1 : inForce;
            int number = begins || changes ? inForce : RecordedLog.NONE;
            if (!next.equals(state)) {
                log.add(event, number);
            }
            if (next.episode() > 0) {
                complete.add(event, number);
            }
            state = next;
        }

        RehearsalResult rehearse(List<Terms> proposed, Staffing staffing) {
            return new Rehearsal(log, new Period(START, now.plusSeconds(1), now), ZoneOffset.UTC, any -> { })
                    .run(terms, proposed, staffing, 10);
        }

        static Terms minutes(long first, long next, long resolution) {
            return SlaSamples.terms(SlaSamples.UTC_OFFICE, first, next, resolution);
        }

        static Instant at(String dayAndTime) {
            return SlaSamples.at(dayAndTime);
        }
    }
}
