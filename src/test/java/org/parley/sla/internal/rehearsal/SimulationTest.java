package org.parley.sla.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.conversation.ConversationId;
import org.parley.sla.ClockKind;
import org.parley.sla.RehearsalResult;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.SlaSamples;
import org.parley.sla.internal.clock.Terms;
import org.parley.sla.internal.rehearsal.WalkTest.Recording;

/** The model of people who answer, held against queueing theory, against the record, and case by case. */
class SimulationTest {

    private static final Terms TERMS = Recording.minutes(30, 60, 480);
    private static final Period JANUARY =
            new Period(SlaSamples.at("01T00:00"), SlaSamples.at("31T00:00"), SlaSamples.at("31T00:00"));

    /** Erlang's formula gives the mean wait of random arrivals that take random times, with several people. */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "1, 0.8", "3, 0.8", "8, 0.9"})
    void meanWaitIsWhatErlangSays(int agents, double load) {
        double minutesEach = 4;
        double perMinute = load * agents / minutesEach;
        Random random = new Random(17);
        RecordedLog log = new RecordedLog();
        double at = 0;
        int customers = 150_000;
        Instant begin = Instant.parse("2000-01-03T00:00:00Z");
        for (int number = 0; number < customers; number++) {
            at += exponential(random) / perMinute;
            Instant wrote = begin.plusMillis((long) (at * 60_000));
            log.begin(new UUID(0, number));
            log.add(new SlaEvent.CustomerWrote(wrote, false), 0);
            log.add(new SlaEvent.PersonReplied(wrote.plusMillis(1000 + (long) (exponential(random) * minutesEach * 60_000)),
                    new UUID(1, number)), RecordedLog.NONE);
        }
        Instant end = begin.plusMillis((long) (at * 60_000) + 1);
        RehearsalResult outcome = new Rehearsal(log, new Period(begin, end, end.plusSeconds(9_000_000)), ZoneOffset.UTC, any -> { })
                .run(List.of(TERMS), List.of(TERMS), new Staffing(ZoneOffset.UTC, always(agents), 1, false,
                        Duration.ofHours(5), null), 0);
        double served = minutesEach + 1 / 60.0;
        double busy = perMinute * served;
        double expected = erlangC(agents, busy) * served / (agents - busy);
        assertThat(outcome.effort().meanWait() / 60).isCloseTo(expected, within(0.05 * expected));
        assertThat(outcome.effort().utilisation()).isCloseTo(busy / agents, within(0.02));
        assertThat(outcome.effort().replies()).isEqualTo(customers);
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    private static double erlangC(int servers, double offered) {
        double term = 1;
        double sum = 1;
        for (int k = 1; k < servers; k++) {
            term *= offered / k;
            sum += term;
        }
        double last = term * offered / servers * servers / (servers - offered);
        return last / (sum + last);
    }

    /** Nobody waits for anybody, and each reply takes as long as it took: the model must give what was recorded. */
    @Test
    void enoughPeopleWhoBeginAtOnceGiveExactlyWhatHappened() {
        Random random = new Random(3);
        Staffing enough = new Staffing(ZoneOffset.UTC, always(100), 1, true, Duration.ofDays(9000), null);
        for (int round = 0; round < 400; round++) {
            Recording recording = Recording.random(random, 40);
            recording.happens(new SlaEvent.Resolved(recording.now.plusSeconds(random.nextInt(9000))));
            RehearsalResult outcome = recording.rehearse(recording.terms, enough);
            assertThat(outcome.rehearsed()).usingRecursiveComparison().isEqualTo(outcome.recorded());
        }
    }

    @Test
    void theSameInputGivesTheSameOutcome() {
        RecordedLog log = busyMorning(300, new Random(8));
        Staffing staffing = new Staffing(ZoneId.of("Asia/Bangkok"), always(2), 1, true, Duration.ofMinutes(10), null);
        assertThat(rehearse(log, staffing)).usingRecursiveComparison().isEqualTo(rehearse(log, staffing));
    }

    @Test
    void morePeopleNeverLetCustomersWaitLonger() {
        RecordedLog log = busyMorning(500, new Random(9));
        double before = Double.MAX_VALUE;
        for (int people = 1; people < 6; people++) {
            double waited = rehearse(log, new Staffing(ZoneOffset.UTC, always(people), 1, false, Duration.ofMinutes(20),
                    null)).effort().meanWait();
            assertThat(waited).isLessThanOrEqualTo(before);
            before = waited;
        }
    }

    @Test
    void theCustomersNextMessageKeepsItsDistanceFromTheReply() {
        RecordedLog log = new RecordedLog();
        conversation(log, 1, new SlaEvent.CustomerWrote(at("09T09:00"), false),
                new SlaEvent.PersonReplied(at("09T10:00")), new SlaEvent.CustomerWrote(at("09T10:03"), false),
                new SlaEvent.PersonReplied(at("09T10:05")), new SlaEvent.Resolved(at("09T10:06")));
        // A reply takes one minute now: 9:01, the customer again at 9:04, answered at 9:05.
        RehearsalResult outcome = rehearse(log, new Staffing(ZoneOffset.UTC, always(1), 1, true, Duration.ofMinutes(20),
                Duration.ofMinutes(1)));
        assertThat(outcome.rehearsed().of(ClockKind.FIRST_RESPONSE).waits().median()).isEqualTo(60);
        assertThat(outcome.rehearsed().of(ClockKind.NEXT_RESPONSE).waits().median()).isEqualTo(60);
        assertThat(outcome.rehearsed().of(ClockKind.NEXT_RESPONSE).judgedByHour().get(24 + 9)).isEqualTo(1);
        assertThat(outcome.recorded().of(ClockKind.NEXT_RESPONSE).judgedByHour().get(24 + 10)).isEqualTo(1);
        assertThat(outcome.flips()).containsExactly(new RehearsalResult.Flip(new ConversationId(new UUID(0, 1)), at("09T09:00"),
                ClockKind.FIRST_RESPONSE, true, false));
    }

    @Test
    void nobodyAnswersWhenNobodyIsThere() {
        RecordedLog log = new RecordedLog();
        conversation(log, 1, new SlaEvent.CustomerWrote(at("09T09:10"), false), new SlaEvent.PersonReplied(at("09T09:12")));
        int[] agents = new int[168];
        agents[24 + 14] = 1;
        RehearsalResult outcome = rehearse(log, new Staffing(ZoneOffset.UTC, agents, 1, true, Duration.ofMinutes(20), null));
        assertThat(outcome.rehearsed().of(ClockKind.FIRST_RESPONSE).waits().median())
                .isEqualTo(Duration.between(at("09T09:10"), at("09T14:02")).toSeconds());
        assertThat(outcome.modelled().of(ClockKind.FIRST_RESPONSE).breached()).isZero();
        assertThat(outcome.effort().utilisation()).isCloseTo(2 / 60.0 / 5, within(0.001));
    }

    @Test
    void theEarliestDueIsServedFirstWhereThatIsTheOrder() {
        RecordedLog log = new RecordedLog();
        conversation(log, 1, new SlaEvent.CustomerWrote(at("09T09:00"), false), new SlaEvent.PersonReplied(at("09T09:05")));
        // Their answer waits since 9:01, due in an hour; that of the third since 9:02, due in half an hour.
        conversation(log, 2, new SlaEvent.CustomerWrote(at("09T08:30"), false), new SlaEvent.PersonReplied(at("09T08:50")),
                new SlaEvent.CustomerWrote(at("09T09:01"), false), new SlaEvent.PersonReplied(at("09T09:04")));
        conversation(log, 3, new SlaEvent.CustomerWrote(at("09T09:02"), false), new SlaEvent.PersonReplied(at("09T09:06")));
        Duration twenty = Duration.ofMinutes(20);
        RehearsalResult byDue = rehearse(log, new Staffing(ZoneOffset.UTC, always(1), 1, true, twenty, twenty));
        RehearsalResult byArrival = rehearse(log, new Staffing(ZoneOffset.UTC, always(1), 1, false, twenty, twenty));
        assertThat(byDue.rehearsed().of(ClockKind.FIRST_RESPONSE).waits().p99()).isEqualTo(38 * 60);
        assertThat(byDue.rehearsed().of(ClockKind.NEXT_RESPONSE).waits().p99()).isEqualTo(59 * 60);
        assertThat(byArrival.rehearsed().of(ClockKind.FIRST_RESPONSE).waits().p99()).isEqualTo(58 * 60);
        assertThat(byArrival.rehearsed().of(ClockKind.NEXT_RESPONSE).waits().p99()).isEqualTo(39 * 60);
    }

    @Test
    void whatTheBotSettledMakesNoWork() {
        RecordedLog log = new RecordedLog();
        conversation(log, 1, new SlaEvent.CustomerWrote(at("09T09:00"), true), new SlaEvent.BotReplied(at("09T09:00")),
                new SlaEvent.BotAnswerAccepted(at("09T09:01")));
        conversation(log, 2, new SlaEvent.CustomerWrote(at("09T09:00"), true), new SlaEvent.HandedOver(at("09T09:02"), true),
                new SlaEvent.PersonReplied(at("09T09:03")));
        conversation(log, 3, new SlaEvent.CustomerWrote(at("09T09:00"), false), new SlaEvent.Resolved(at("09T09:02")));
        RehearsalResult outcome = rehearse(log, new Staffing(ZoneOffset.UTC, always(1), 1, true, Duration.ofMinutes(40), null));
        assertThat(outcome.effort().replies()).isEqualTo(1);
        assertThat(outcome.effort().known()).isEqualTo(1);
        assertThat(outcome.effort().medianHandling()).isEqualTo(60);
    }

    @Test
    void longWaitsAreNoHandlingAndUnknownHandlingIsAsked() {
        RecordedLog log = new RecordedLog();
        conversation(log, 1, new SlaEvent.CustomerWrote(at("09T09:00"), false), new SlaEvent.PersonReplied(at("09T15:00")));
        Staffing staffing = new Staffing(ZoneOffset.UTC, always(1), 1, true, Duration.ofMinutes(20), null);
        assertThatThrownBy(() -> rehearse(log, staffing)).isInstanceOf(Rehearsal.HandlingUnknown.class);
        conversation(log, 2, new SlaEvent.CustomerWrote(at("10T09:00"), false), new SlaEvent.PersonReplied(at("10T09:05")));
        RehearsalResult outcome = rehearse(log, staffing);
        assertThat(outcome.effort().known()).isEqualTo(1);
        assertThat(outcome.rehearsed().of(ClockKind.FIRST_RESPONSE).waits().p99()).isEqualTo(300);
    }

    @Test
    void thoseWhoRepliedTellHowManyWereThere() {
        RecordedLog log = new RecordedLog();
        UUID mai = new UUID(7, 1);
        UUID ken = new UUID(7, 2);
        Instant monday = at("08T00:00");
        for (int week = 0; week < 3; week++) {
            log.begin(new UUID(0, week));
            Instant nine = monday.plus(Duration.ofDays(7 * week)).plus(Duration.ofHours(9));
            log.add(new SlaEvent.CustomerWrote(nine, false), 0);
            log.add(new SlaEvent.PersonReplied(nine.plusSeconds(60), mai), RecordedLog.NONE);
            log.add(new SlaEvent.CustomerWrote(nine.plusSeconds(70), false), RecordedLog.NONE);
            log.add(new SlaEvent.PersonReplied(nine.plusSeconds(90), week < 2 ? ken : mai), RecordedLog.NONE);
        }
        int[] utc = Handling.people(log, monday, monday.plus(Duration.ofDays(21)), ZoneOffset.UTC);
        assertThat(utc[9]).isEqualTo(2);
        assertThat(Arrays.stream(utc).sum()).isEqualTo(2);
        int[] bangkok = Handling.people(log, monday, monday.plus(Duration.ofDays(21)), ZoneId.of("Asia/Bangkok"));
        assertThat(bangkok[16]).isEqualTo(2);
        // Once in three weeks is nobody, unless there is nobody else.
        int[] quarter = Handling.people(log, monday, monday.plus(Duration.ofDays(98)), ZoneOffset.UTC);
        assertThat(quarter[9]).isEqualTo(1);
    }

    private static RecordedLog busyMorning(int customers, Random random) {
        RecordedLog log = new RecordedLog();
        for (int number = 0; number < customers; number++) {
            Instant wrote = at("09T08:00").plusSeconds(random.nextInt(20_000));
            conversation(log, number, new SlaEvent.CustomerWrote(wrote, false),
                    new SlaEvent.PersonReplied(wrote.plusSeconds(30 + random.nextInt(1500))));
        }
        return log;
    }

    private static void conversation(RecordedLog log, int number, SlaEvent... events) {
        log.begin(new UUID(0, number));
        for (int i = 0; i < events.length; i++) {
            log.add(events[i] instanceof SlaEvent.PersonReplied reply
                    ? new SlaEvent.PersonReplied(reply.at(), new UUID(number, i)) : events[i], i == 0 ? 0 : RecordedLog.NONE);
        }
    }

    private static RehearsalResult rehearse(RecordedLog log, Staffing staffing) {
        return new Rehearsal(log, JANUARY, ZoneOffset.UTC, any -> { }).run(List.of(TERMS), List.of(TERMS), staffing, 10);
    }

    private static int[] always(int agents) {
        return IntStream.generate(() -> agents).limit(168).toArray();
    }

    private static Instant at(String dayAndTime) {
        return SlaSamples.at(dayAndTime);
    }
}
