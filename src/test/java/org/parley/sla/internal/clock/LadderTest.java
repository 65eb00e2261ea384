package org.parley.sla.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.sla.internal.clock.SlaSamples.at;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.sla.ClockKind;
import org.parley.sla.EscalationAction;
import org.parley.sla.EscalationStep;
import org.parley.sla.internal.calendar.Micros;

/** When the steps of a ladder are due (rule 14); 2024-01-15 is a Monday, open 09 to 17. */
class LadderTest {

    private static final List<EscalationAction> TELL = List.of(EscalationAction.NOTIFY_ASSIGNEE);
    private final Terms terms = SlaSamples.terms(SlaSamples.UTC_OFFICE, 60, 60, 480);

    @Test
    void warningsCountInBusinessTime() {
        CaseState waiting = after(new SlaEvent.CustomerWrote(at("15T16:30"), false));

        assertThat(ahead(waiting, share(80), false)).containsExactly(at("16T09:18"));
        assertThat(ahead(waiting, before(600), false)).containsExactly(at("16T09:20"));
        assertThat(ahead(waiting, after(3600), false)).containsExactly(at("16T10:30"));
    }

    @Test
    void outOfHoursStepsWaitForTheNextOpeningUnlessUrgent() {
        CaseState dueAtClosing = after(new SlaEvent.CustomerWrote(at("15T16:00"), false));

        assertThat(ahead(dueAtClosing, after(0), false)).containsExactly(at("16T09:00"));
        assertThat(ahead(dueAtClosing, after(0), true)).containsExactly(at("15T17:00"));
        assertThat(ahead(dueAtClosing, after(1800), true)).containsExactly(at("15T17:30"));
    }

    @Test
    void aStepThatWasDoneIsNotDoneAgainInItsCycleButInTheNext() {
        Ladder ladder = new Ladder(List.of(share(50)), 0);
        CaseState waiting = after(new SlaEvent.CustomerWrote(at("15T10:00"), false));
        String mark = ladder.ahead(waiting, terms.calendar(), false, Set.of()).get(0).mark();
        assertThat(ladder.ahead(waiting, terms.calendar(), false, Set.of(mark))).isEmpty();
        assertThat(Ladder.isOf(waiting, mark)).isTrue();

        CaseState again = after(new SlaEvent.CustomerWrote(at("15T10:00"), false),
                new SlaEvent.PersonReplied(at("15T10:10")), new SlaEvent.CustomerWrote(at("15T10:20"), false));
        assertThat(Ladder.isOf(again, mark)).isFalse();
        Ladder next = new Ladder(List.of(new EscalationStep(ClockKind.NEXT_RESPONSE, 50, null, null, TELL)), 0);
        assertThat(next.ahead(again, terms.calendar(), false, Set.of(mark))).extracting(Ladder.Due::at)
                .containsExactly(at("15T10:50"));
    }

    @Test
    void nothingIsAheadOfAClockThatStandsStillOrHasEnded() {
        Ladder resolution = new Ladder(List.of(new EscalationStep(ClockKind.RESOLUTION, 50, null, null, TELL)), 0);
        CaseState waitingForCustomer = after(new SlaEvent.CustomerWrote(at("15T10:00"), false),
                new SlaEvent.PersonReplied(at("15T10:10")));

        assertThat(resolution.ahead(waitingForCustomer, terms.calendar(), false, Set.of())).isEmpty();
        assertThat(ahead(waitingForCustomer, share(80), false)).isEmpty();
    }

    @Test
    void silenceCountsInRealTimeWhateverTheHours() {
        Ladder alarm = new Ladder(List.of(), 3 * 24 * 60 * Micros.MINUTE);
        CaseState waiting = after(new SlaEvent.CustomerWrote(at("19T16:00"), false));

        assertThat(alarm.ahead(waiting, terms.calendar(), false, Set.of())).singleElement()
                .satisfies(due -> assertThat(due.at()).isEqualTo(at("22T16:00")))
                .satisfies(due -> assertThat(due.isSilence()).isTrue());
    }

    private List<Instant> ahead(CaseState state, EscalationStep step, boolean urgent) {
        return new Ladder(List.of(step), 0).ahead(state, terms.calendar(), urgent, Set.of()).stream()
                .map(Ladder.Due::at).toList();
    }

    private CaseState after(SlaEvent... events) {
        Replay replay = new Replay();
        replay.use(terms);
        List.of(events).forEach(replay::apply);
        return replay.state();
    }

    private static EscalationStep share(int percent) {
        return new EscalationStep(ClockKind.FIRST_RESPONSE, percent, null, null, TELL);
    }

    private static EscalationStep before(long seconds) {
        return new EscalationStep(ClockKind.FIRST_RESPONSE, null, seconds, null, TELL);
    }

    private static EscalationStep after(long seconds) {
        return new EscalationStep(ClockKind.FIRST_RESPONSE, null, null, seconds, TELL);
    }
}
