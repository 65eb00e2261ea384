package org.parley.sla.internal.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.CaseState;
import org.parley.sla.internal.clock.ClockMachine;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.Terms;

/**
 * One conversation on its way through its recorded events, under given terms in the place of each recorded ones. Tells
 * each clock once, when nothing can change it any more.
 */
final class Walk {

    private final RecordedLog log;
    private final List<Terms> termsOf;
    private final Consumer<SlaClock> settled;
    private CaseState state = CaseState.NOTHING_YET;
    private Terms recordedNow;
    private Terms terms;

    /** @param termsOf what to take for the terms of each number */
    Walk(RecordedLog log, List<Terms> termsOf, Consumer<SlaClock> settled) {
        this.log = log;
        this.termsOf = termsOf;
        this.settled = settled;
    }

    /** Walks the whole conversation as it was recorded. */
    static void through(RecordedLog log, int conversation, List<Terms> termsOf, Consumer<SlaClock> settled) {
        Walk walk = new Walk(log, termsOf, settled);
        for (int event = log.first(conversation); event < log.end(conversation); event++) {
            walk.step(event, Micros.instant(log.at(event)));
        }
        walk.finish();
    }

    CaseState state() {
        return state;
    }

    /** @param when not before the step before */
    void step(int event, Instant when) {
        if (log.terms(event) != RecordedLog.NONE) {
            recordedNow = termsOf.get(log.terms(event));
        }
        byte kind = log.kind(event);
        if (kind == RecordedLog.TERMS_CHANGED) {
            // A change that both sides of are replaced by the same proposal never happened.
            if (!recordedNow.equals(terms)) {
                apply(log.event(event, when, recordedNow));
                terms = recordedNow;
            }
            return;
        }
        boolean mayBegin = kind == RecordedLog.CUSTOMER_WROTE || kind == RecordedLog.CUSTOMER_WROTE_TO_BOT
                || kind == RecordedLog.HANDED_OVER_BY_CUSTOMER;
        if (terms == null || mayBegin && state.startsNewEpisode(when, terms)) {
            terms = recordedNow;
        }
        apply(log.event(event, when, null));
    }

    /** A reply that was not recorded. */
    void reply(Instant when) {
        apply(new SlaEvent.PersonReplied(when));
    }

    void finish() {
        state.clocks().forEach(settled);
    }

    private void apply(SlaEvent event) {
        CaseState before = state;
        state = ClockMachine.apply(before, event, terms);
        replaced(before.first(), state.first());
        replaced(before.next(), state.next());
        replaced(before.resolution(), state.resolution());
    }

    private void replaced(SlaClock was, SlaClock is) {
        if (was != null && was != is && !was.isSameAs(is)) {
            settled.accept(was);
        }
    }
}
