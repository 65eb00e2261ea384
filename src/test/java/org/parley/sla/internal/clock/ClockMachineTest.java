package org.parley.sla.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.sla.internal.clock.SlaSamples.UTC_OFFICE;
import static org.parley.sla.internal.clock.SlaSamples.at;
import static org.parley.sla.internal.clock.SlaSamples.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.sla.ClockState;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.PauseReason;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.HoursReader;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.SlaEvent.BotAnswerAccepted;
import org.parley.sla.internal.clock.SlaEvent.BotReplied;
import org.parley.sla.internal.clock.SlaEvent.CustomerWrote;
import org.parley.sla.internal.clock.SlaEvent.Discarded;
import org.parley.sla.internal.clock.SlaEvent.HandedOver;
import org.parley.sla.internal.clock.SlaEvent.HandedToBot;
import org.parley.sla.internal.clock.SlaEvent.PauseBegan;
import org.parley.sla.internal.clock.SlaEvent.PauseEnded;
import org.parley.sla.internal.clock.SlaEvent.PersonReplied;
import org.parley.sla.internal.clock.SlaEvent.Reopened;
import org.parley.sla.internal.clock.SlaEvent.Resolved;
import org.parley.sla.internal.clock.SlaEvent.TermsChanged;

/** Rules 6 to 13. Mon 2024-01-15, UTC, Mon–Fri 09–17; first 30 min, next 60 min, resolution 8 h. */
class ClockMachineTest {

    private final Replay replay = new Replay();

    ClockMachineTest() {
        replay.use(terms(FirstResponseStarts.MESSAGE));
    }

    @Test
    void firstResponseStartsAtTheFirstCustomerMessageAndNeverMoves() {
        happens(wrote("15T10:00"), wrote("15T10:20"));
        assertThat(first().startedAt()).isEqualTo(at("15T10:00"));
        assertThat(first().dueAt()).isEqualTo(at("15T10:30"));
        assertThat(replay.state().next()).isNull();
    }

    @Test
    void botRepliesEndTheFirstResponseOnlyWhereThePolicySaysSo() {
        happens(wrote("15T10:00"), new BotReplied(at("15T10:01")));
        assertThat(first().isOpen()).isTrue();

        Terms plain = terms(FirstResponseStarts.MESSAGE);
        replay.use(new Terms(plain.policy(), plain.policyVersion(), plain.calendarVersion(), plain.calendar(),
                plain.targets(), plain.firstResponseStarts(), true, plain.reopenWindow(), plain.pausing(), plain.ladder()));
        happens(new BotReplied(at("15T10:02")));
        assertThat(first().state()).isEqualTo(ClockState.MET);
    }

    @Test
    void aThreadThatTheBusinessOpenedAwaitsTheFirstAnswerAfterTheCustomersFirstReply() {
        happens(new PersonReplied(at("15T09:30")));
        assertThat(replay.clocks()).isEmpty();
        happens(wrote("15T10:00"));
        assertThat(first().dueAt()).isEqualTo(at("15T10:30"));
    }

    @Test
    void answeredAtTheDueInstantIsMetAndAMicrosecondLaterIsBreached() {
        happens(wrote("15T10:00"), new PersonReplied(at("15T10:30")));
        assertThat(first().state()).isEqualTo(ClockState.MET);

        Replay late = new Replay();
        late.use(terms(FirstResponseStarts.MESSAGE));
        late.apply(wrote("15T10:00"));
        late.apply(new PersonReplied(at("15T10:30").plusNanos(1000)));
        assertThat(late.state().first().state()).isEqualTo(ClockState.BREACHED);
        assertThat(late.state().first().breachedAt()).isEqualTo(at("15T10:30"));
    }

    @Test
    void aBreachIsKnownWithoutAnyEvent() {
        happens(wrote("15T10:00"));
        assertThat(first().breachedAt(at("15T10:30"))).isNull();
        assertThat(first().breachedAt(at("15T10:30").plusNanos(1000))).isEqualTo(at("15T10:30"));
        assertThat(first().elapsed(at("15T11:00"), calendar())).isEqualTo(60 * Micros.MINUTE);
    }

    @Test
    void aPolicyMayHoldAllClocksWhileABotHandles() {
        replay.use(terms(FirstResponseStarts.HANDOVER));
        happens(botTalk("15T10:00"), botTalk("15T11:00"));
        assertThat(replay.state().first()).isNull();
        assertThat(resolution().state()).isEqualTo(ClockState.PAUSED);
        happens(new HandedOver(at("15T12:00"), false));
        assertThat(first().startedAt()).isEqualTo(at("15T12:00"));
        assertThat(first().dueAt()).isEqualTo(at("15T12:30"));
        assertThat(resolution().startedAt()).isEqualTo(at("15T10:00"));
        assertThat(resolution().dueAt()).isEqualTo(at("16T12:00"));
    }

    @Test
    void whatTheBotSettlesAloneBreachesNothing() {
        replay.use(terms(FirstResponseStarts.HANDOVER));
        happens(botTalk("15T10:00"), new BotAnswerAccepted(at("15T10:02")), new Resolved(at("19T10:00")));
        assertThat(replay.clocks()).extracting(SlaClock::state).containsExactly(ClockState.MET);
    }

    @Test
    void askingForAPersonAwaitsAnAnswerEvenWithoutAMessage() {
        replay.use(terms(FirstResponseStarts.HANDOVER));
        happens(new HandedOver(at("15T10:00"), true));
        assertThat(first().dueAt()).isEqualTo(at("15T10:30"));
        happens(new PersonReplied(at("15T10:10")), new HandedToBot(at("15T10:11")), botTalk("15T10:12"));
        assertThat(replay.state().next()).isNull();
        happens(new HandedOver(at("15T11:00"), true), new HandedOver(at("15T11:30"), true));
        assertThat(replay.state().next().startedAt()).isEqualTo(at("15T11:00"));
    }

    @Test
    void anAgentWhoStepsInBeforeTheHandOverStartsNoFirstResponse() {
        replay.use(terms(FirstResponseStarts.HANDOVER));
        happens(botTalk("15T10:00"), new PersonReplied(at("15T10:05")), wrote("15T10:10"));
        assertThat(replay.state().first()).isNull();
        assertThat(replay.state().next().dueAt()).isEqualTo(at("15T11:10"));
    }

    @Test
    void nextResponseStartsAtTheOldestUnansweredMessage() {
        happens(wrote("15T10:00"), new PersonReplied(at("15T10:10")), wrote("15T10:20"), wrote("15T10:40"));
        assertThat(replay.state().next().startedAt()).isEqualTo(at("15T10:20"));
        happens(new PersonReplied(at("15T11:00")), new PersonReplied(at("15T11:01")), wrote("15T11:30"));
        assertThat(replay.state().next().cycle()).isEqualTo(2);
        assertThat(replay.state().next().startedAt()).isEqualTo(at("15T11:30"));
    }

    @Test
    void aBotAnswerThatTheCustomerAcceptsCancelsTheNextResponse() {
        happens(wrote("15T10:00"), new PersonReplied(at("15T10:10")), wrote("15T10:20"),
                new BotReplied(at("15T10:21")));
        assertThat(replay.state().next().isOpen()).isTrue();
        happens(new BotAnswerAccepted(at("15T10:25")));
        assertThat(replay.state().next().state()).isEqualTo(ClockState.CANCELLED);
    }

    @Test
    void resolvingWithoutAReplyCancelsOrRecordsTheBreach() {
        happens(wrote("15T10:00"), new Resolved(at("15T10:30")));
        assertThat(first().state()).isEqualTo(ClockState.CANCELLED);

        Replay late = new Replay();
        late.use(terms(FirstResponseStarts.MESSAGE));
        late.apply(wrote("15T10:00"));
        late.apply(new Resolved(at("15T10:31")));
        assertThat(late.state().first().state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void snoozeHoldAndPaymentPauseTheResolutionWhereThePolicyLetsThem() {
        happens(wrote("15T10:00"), new PauseBegan(at("15T11:00"), PauseReason.WAITING_FOR_PAYMENT),
                new PauseBegan(at("15T11:30"), PauseReason.SNOOZED),
                new PauseEnded(at("15T12:00"), PauseReason.WAITING_FOR_PAYMENT));
        assertThat(resolution().state()).isEqualTo(ClockState.PAUSED);
        assertThat(first().isRunning()).isTrue();
        happens(wrote("15T12:30"));
        assertThat(resolution().dueAt()).isEqualTo(at("16T11:30"));

        Replay strict = new Replay();
        Terms plain = terms(FirstResponseStarts.MESSAGE);
        strict.use(new Terms(plain.policy(), plain.policyVersion(), plain.calendarVersion(), plain.calendar(),
                plain.targets(), plain.firstResponseStarts(), false, plain.reopenWindow(), Set.of(), plain.ladder()));
        strict.apply(wrote("15T10:00"));
        strict.apply(new PersonReplied(at("15T10:01")));
        assertThat(strict.state().resolution().isRunning()).isTrue();
    }

    @Test
    void reopeningKeepsTheFirstResolutionAndGoesOnAsTotal() {
        happens(wrote("15T10:00"), new PersonReplied(at("15T10:10")), new Resolved(at("15T11:00")));
        SlaClock firstResolution = resolution();
        happens(new Reopened(at("15T12:00")));
        assertThat(replay.clocks()).contains(firstResolution);
        assertThat(resolution().cycle()).isEqualTo(2);
        assertThat(resolution().state()).isEqualTo(ClockState.PAUSED);
        assertThat(replay.state().openResponse()).isNull();
        happens(wrote("15T13:00"));
        assertThat(resolution().accrued()).isEqualTo(10 * Micros.MINUTE);
        assertThat(resolution().dueAt()).isEqualTo(at("16T12:50"));
        assertThat(replay.state().next().dueAt()).isEqualTo(at("15T14:00"));
    }

    @Test
    void resolvingEndsASnooze() {
        happens(wrote("15T10:00"), new PauseBegan(at("15T10:10"), PauseReason.SNOOZED), new Resolved(at("15T10:20")),
                new Reopened(at("15T11:00")));
        assertThat(resolution().isRunning()).isTrue();
        assertThat(resolution().accrued()).isEqualTo(10 * Micros.MINUTE);
    }

    @Test
    void reopeningWithinTheWindowIsTheSameEpisodeAndLaterANewOne() {
        happens(wrote("15T10:00"), new PersonReplied(at("15T10:10")), new Resolved(at("15T11:00")),
                wrote("22T11:00"));
        assertThat(replay.state().episode()).isEqualTo(1);
        happens(new PersonReplied(at("22T11:01")), new Resolved(at("22T11:02")),
                new CustomerWrote(at("29T11:02").plusNanos(1000), false));
        assertThat(replay.state().episode()).isEqualTo(2);
        assertThat(first().startedAt()).isEqualTo(at("29T11:02").plusNanos(1000));
        assertThat(resolution().cycle()).isEqualTo(1);
    }

    @Test
    void reopenedByTheShopAfterTheWindowWaitsForTheCustomer() {
        happens(wrote("15T10:00"), new Resolved(at("15T10:05")), new Reopened(at("30T10:00")));
        assertThat(replay.state().clocks()).isEmpty();
        happens(wrote("30T10:30"));
        assertThat(replay.state().episode()).isEqualTo(2);
    }

    @Test
    void spamIsCancelledEvenWherePastDue() {
        happens(wrote("15T10:00"), new Discarded(at("15T12:00")));
        assertThat(replay.clocks()).extracting(SlaClock::state)
                .containsExactly(ClockState.CANCELLED, ClockState.CANCELLED);
        assertThat(first().breachedAt()).isNull();
    }

    @Test
    void aChangedPolicyCountsForTheWholeClockButMovesNoDueTimeIntoThePast() {
        happens(wrote("15T10:00"), new TermsChanged(at("15T10:20"), terms(UTC_OFFICE, 40, 60, 480)));
        assertThat(first().dueAt()).isEqualTo(at("15T10:40"));
        happens(new TermsChanged(at("15T10:25"), terms(UTC_OFFICE, 10, 60, 480)));
        assertThat(first().dueAt()).isEqualTo(at("15T10:25"));
        assertThat(first().breachedAt(at("15T10:26"))).isEqualTo(at("15T10:25"));
    }

    @Test
    void aBreachThatHappenedStaysWhenThePolicyIsRelaxed() {
        happens(wrote("15T10:00"), new TermsChanged(at("15T11:00"), terms(UTC_OFFICE, 600, 600, 6000)),
                new PersonReplied(at("15T11:01")));
        assertThat(first().state()).isEqualTo(ClockState.BREACHED);
        assertThat(first().breachedAt()).isEqualTo(at("15T10:30"));
    }

    @Test
    void aChangedCalendarDoesNotRecountThePast() {
        happens(wrote("15T16:50"), new TermsChanged(at("15T20:00"),
                terms(new Hours("UTC", SlaSamples.allWeek("00:00-24:00"), null, null), 30, 60, 480)));
        assertThat(first().accrued()).isEqualTo(10 * Micros.MINUTE);
        assertThat(first().dueAt()).isEqualTo(at("15T20:20"));
        SlaSamples.assertExplains(replay.explain(first(), at("15T20:10")), at("15T16:50"), at("15T20:20"),
                30 * Micros.MINUTE);
    }

    @Test
    void aCalendarThatNeverOpensGivesNoDueTime() {
        replay.use(terms(new Hours("UTC", Map.of(), null, null), 30, 60, 480));
        happens(wrote("15T10:00"));
        assertThat(first().dueAt()).isNull();
        assertThat(first().breachedAt(at("30T10:00"))).isNull();
        assertThat(replay.explain(first(), at("15T11:00"))).hasSize(1);
        happens(new PersonReplied(at("30T10:00")), wrote("30T10:30"), new Resolved(at("30T11:00")));
        assertThat(replay.clocks()).extracting(SlaClock::state)
                .containsExactlyInAnyOrder(ClockState.MET, ClockState.MET, ClockState.CANCELLED);
    }

    @Test
    void aReachedTargetIsMovedByNoLaterPause() {
        replay.use(terms(UTC_OFFICE, 30, 60, 120));
        happens(wrote("15T10:00"), new PersonReplied(at("15T12:00")), wrote("15T14:00"));
        assertThat(resolution().dueAt()).isEqualTo(at("15T12:00"));
        assertThat(resolution().breachedAt(at("15T14:00"))).isEqualTo(at("15T12:00"));
    }

    private void happens(SlaEvent... events) {
        List.of(events).forEach(replay::apply);
    }

    private SlaClock first() {
        return replay.state().first();
    }

    private SlaClock resolution() {
        return replay.state().resolution();
    }

    private static SlaEvent wrote(String at) {
        return new CustomerWrote(at(at), false);
    }

    private static SlaEvent botTalk(String at) {
        return new CustomerWrote(at(at), true);
    }

    private static BusinessCalendar calendar() {
        return HoursReader.read(UTC_OFFICE, "");
    }
}
