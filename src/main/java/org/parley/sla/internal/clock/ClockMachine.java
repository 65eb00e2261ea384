package org.parley.sla.internal.clock;

import java.time.Instant;
import java.util.UUID;
import org.parley.sla.ClockKind;
import org.parley.sla.ClockState;
import org.parley.sla.PauseReason;

/**
 * The rules 6 to 13 as one pure function: a state, an event and the terms in force give the next state. Events come in
 * the order in which they happened; one that changes nothing answers a state that equals the given one.
 * Whoever keeps clocks must look after every event: a started cycle replaces the ended one of its kind.
 */
public final class ClockMachine {

    private ClockMachine() {
    }

    public static CaseState apply(CaseState state, SlaEvent event, Terms terms) {
        if (event instanceof SlaEvent.CustomerWrote wrote) {
            return customerWrote(state.withBot(wrote.botHandles()), wrote.at(), terms);
        } else if (event instanceof SlaEvent.PersonReplied replied) {
            return personReplied(state, replied, terms);
        } else if (event instanceof SlaEvent.BotReplied replied) {
            return botReplied(state, replied.at(), terms);
        } else if (event instanceof SlaEvent.BotAnswerAccepted accepted) {
            return botAnswerAccepted(state, accepted.at(), terms);
        } else if (event instanceof SlaEvent.HandedOver over) {
            return handedOver(state, over, terms);
        } else if (event instanceof SlaEvent.HandedToBot back) {
            return state.begun() ? resolutionGoes(state.withBot(true), back.at(), terms) : state;
        } else if (event instanceof SlaEvent.PauseBegan began) {
            return state.begun() ? resolutionGoes(state.withPause(began.reason()), began.at(), terms) : state;
        } else if (event instanceof SlaEvent.PauseEnded ended) {
            return resolutionGoes(state.withoutPause(ended.reason()), ended.at(), terms);
        } else if (event instanceof SlaEvent.Resolved resolved) {
            return resolved(state, resolved, terms);
        } else if (event instanceof SlaEvent.Reopened reopened) {
            return reopened(state, reopened.at(), terms);
        } else if (event instanceof SlaEvent.Discarded discarded) {
            return discarded(state, discarded.at(), terms);
        } else if (event instanceof SlaEvent.TermsChanged changed) {
            return termsChanged(state, changed.at(), terms, changed.terms());
        }
        throw new IllegalArgumentException("unknown event " + event);
    }

    private static CaseState customerWrote(CaseState before, Instant at, Terms terms) {
        CaseState state = customerIsBack(before, at, terms);
        if (state.openResponse() != null || state.waitingSince() != null) {
            return state;
        }
        return terms.holdsForBot() && state.botHandles() ? state.withWaitingSince(at) : startResponse(state, at, terms);
    }

    /** Begins or reopens the episode where needed, and ends what waited for the customer (rule 8). */
    private static CaseState customerIsBack(CaseState before, Instant at, Terms terms) {
        CaseState state = before;
        if (state.startsNewEpisode(at, terms)) {
            state = state.newEpisode();
            state = state.with(SlaClock.start(ClockKind.RESOLUTION, state.episode(), 1, at, terms));
        } else if (state.resolvedAt() != null) {
            state = state.withResolvedAt(null).with(state.resolution().goOn());
        }
        state = state.withoutPause(PauseReason.WAITING_FOR_CUSTOMER).withoutPause(PauseReason.SNOOZED)
                .withoutPause(PauseReason.ON_HOLD);
        return resolutionGoes(state, at, terms);
    }

    /** A next response never competes with an unmet first one (rule 7), and the first is once per episode (rule 6). */
    private static CaseState startResponse(CaseState state, Instant at, Terms terms) {
        boolean first = state.first() == null && !state.personReplied();
        int cycle = first || state.next() == null ? 1 : state.next().cycle() + 1;
        ClockKind kind = first ? ClockKind.FIRST_RESPONSE : ClockKind.NEXT_RESPONSE;
        return state.withWaitingSince(null).with(SlaClock.start(kind, state.episode(), cycle, at, terms));
    }

    private static CaseState personReplied(CaseState before, SlaEvent.PersonReplied reply, Terms terms) {
        if (!before.begun()) {
            return before;
        }
        CaseState state = endResponse(before.withBot(false), reply.at(), ClockState.MET, reply.agent(), terms)
                .withPersonReplied()
                .withWaitingSince(null).withPause(PauseReason.WAITING_FOR_CUSTOMER);
        return resolutionGoes(state, reply.at(), terms);
    }

    private static CaseState botReplied(CaseState state, Instant at, Terms terms) {
        boolean counts = terms.botReplyCounts() && state.first() != null && state.first().isOpen();
        return counts ? endResponse(state, at, ClockState.MET, null, terms) : state;
    }

    private static CaseState botAnswerAccepted(CaseState state, Instant at, Terms terms) {
        SlaClock open = state.openResponse();
        if (open != null && open.kind() == ClockKind.NEXT_RESPONSE) {
            return endResponse(state, at, ClockState.CANCELLED, null, terms);
        }
        return state.withWaitingSince(null);
    }

    private static CaseState handedOver(CaseState before, SlaEvent.HandedOver over, Terms terms) {
        if (!before.begun() && !over.byCustomer()) {
            return before;
        }
        CaseState state = before.withBot(false);
        if (over.byCustomer()) {
            state = customerIsBack(state, over.at(), terms);
        } else {
            state = resolutionGoes(state, over.at(), terms);
        }
        boolean awaited = over.byCustomer() || state.waitingSince() != null;
        return awaited && state.openResponse() == null ? startResponse(state, over.at(), terms) : state;
    }

    /** Open first and next responses end as cancelled, or as breached where they were past due (rule 8). */
    private static CaseState resolved(CaseState before, SlaEvent.Resolved end, Terms terms) {
        if (!before.begun() || before.resolvedAt() != null) {
            return before;
        }
        Instant at = end.at();
        CaseState state = endResponse(before, at, ClockState.CANCELLED, null, terms).withWaitingSince(null)
                .withoutPause(PauseReason.SNOOZED).withoutPause(PauseReason.ON_HOLD);
        return state.withResolvedAt(at).with(state.resolution().end(at, ClockState.MET, end.agent(), terms.calendar()));
    }

    private static CaseState reopened(CaseState state, Instant at, Terms terms) {
        if (state.resolvedAt() == null) {
            return state;
        }
        if (state.isOver(at, terms)) {
            return state.ended();
        }
        return resolutionGoes(state.withResolvedAt(null).with(state.resolution().goOn()), at, terms);
    }

    private static CaseState discarded(CaseState before, Instant at, Terms terms) {
        CaseState state = before;
        for (SlaClock clock : before.clocks().filter(SlaClock::isOpen).toList()) {
            state = state.with(clock.discard(at, terms.calendar()));
        }
        // The cancelled clocks stay with the case so that they are kept; the next message begins a new episode.
        return new CaseState(state.episode(), false, state.botHandles(), state.personReplied(), null, null, state.pauses(),
                state.first(), state.next(), state.resolution());
    }

    private static CaseState termsChanged(CaseState before, Instant at, Terms old, Terms terms) {
        CaseState state = before;
        for (SlaClock clock : before.clocks().filter(SlaClock::isOpen).toList()) {
            state = state.with(clock.change(at, old, terms));
        }
        boolean held = state.begun() && state.resolvedAt() == null && state.waitingSince() != null;
        if (held && !terms.holdsForBot()) {
            state = startResponse(state, at, terms);
        }
        return resolutionGoes(state, at, terms);
    }

    private static CaseState endResponse(CaseState state, Instant at, ClockState outcome, UUID by, Terms terms) {
        SlaClock open = state.openResponse();
        return open == null ? state : state.with(open.end(at, outcome, by, terms.calendar()));
    }

    /** Lets the resolution run or stand still, as what is known now demands. */
    private static CaseState resolutionGoes(CaseState state, Instant at, Terms terms) {
        SlaClock clock = state.resolution();
        if (clock == null || !clock.isOpen()) {
            return state;
        }
        boolean held = state.botHandles() && terms.holdsForBot();
        boolean stands = held || state.pauses().stream().anyMatch(terms.pausing()::contains);
        SlaClock next = stands ? clock.pause(at, terms.calendar()) : clock.resume(at, terms.calendar());
        return next == clock ? state : state.with(next);
    }
}
