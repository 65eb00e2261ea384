package org.parley.sla.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.parley.conversation.Priority;
import org.parley.sla.ClockKind;
import org.parley.sla.internal.clock.CaseState;
import org.parley.sla.internal.clock.ClockMachine;
import org.parley.sla.internal.clock.Ladder;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.Terms;

/** What a few events do to one case: the new state, the clocks to write, and those events that changed something. */
final class CaseChange {

    private final StoredCase before;
    private UUID policyId;
    private TermsBook.Versions versions;
    private CaseState state;
    private int events;
    private Facts facts;
    private Instant nextAt;
    private final Map<ClockKey, ClockRow> clocks = new LinkedHashMap<>();
    private final List<EventRow> log = new ArrayList<>();

    record ClockKey(ClockKind kind, int episode, int cycle) {

        static ClockKey of(SlaClock clock) {
            return new ClockKey(clock.kind(), clock.episode(), clock.cycle());
        }
    }

    /** @param latest of its kind in the episode under way @param stored whether the database has it already */
    record ClockRow(SlaClock clock, boolean latest, boolean stored) {
    }

    /** @param versions the terms that came into force with the event, or null */
    record EventRow(int number, SlaEvent event, TermsBook.Versions versions) {
    }

    CaseChange(StoredCase before) {
        this.before = before;
        this.policyId = before.policyId();
        this.versions = before.versions();
        this.state = before.state();
        this.events = before.events();
    }

    /** Other facts than those by which the policy was chosen. */
    void know(Facts known) {
        facts = known;
    }

    /** Works out when the case next needs looking at; to be called once, when all has been applied. */
    void plan(Terms terms) {
        Facts known = facts == null ? before.facts() : facts;
        nextAt = state.begun() && state.resolvedAt() == null
                ? terms.ladder().ahead(state, terms.calendar(), known.priority() == Priority.URGENT, before.done()).stream()
                        .findFirst().map(Ladder.Due::at).orElse(null)
                : null;
    }

    /** @param chosen the policy if the event begins an episode or changes the terms, else null */
    void apply(SlaEvent event, Terms terms, TermsBook.Chosen chosen) {
        CaseState next = ClockMachine.apply(state, event, terms);
        if (next.equals(state)) {
            return;
        }
        if (chosen != null) {
            policyId = chosen.terms().policy();
            versions = new TermsBook.Versions(chosen.terms().policyVersion(), chosen.terms().calendarVersion());
        }
        log.add(new EventRow(++events, event, chosen == null ? null : versions));
        note(state.first(), next.first());
        note(state.next(), next.next());
        note(state.resolution(), next.resolution());
        state = next;
    }

    private void note(SlaClock was, SlaClock is) {
        if (Objects.equals(was, is)) {
            return;
        }
        if (was != null && !was.isSameAs(is)) {
            keep(was, false);
        }
        if (is != null) {
            keep(is, true);
        }
    }

    private void keep(SlaClock clock, boolean latest) {
        boolean stored = before.state().clocks().anyMatch(clock::isSameAs);
        clocks.put(ClockKey.of(clock), new ClockRow(clock, latest, stored));
    }

    boolean isEmpty() {
        return log.isEmpty() && facts == null;
    }

    StoredCase before() {
        return before;
    }

    UUID policyId() {
        return policyId;
    }

    TermsBook.Versions versions() {
        return versions;
    }

    /** When the case next needs looking at; null if not before something happens. */
    Instant nextAt() {
        return nextAt;
    }

    /** For the database; null leaves what is there. */
    String factsText() {
        return facts == null ? null : facts.text();
    }

    /** The case as it will be stored. */
    StoredCase after() {
        return new StoredCase(before.conversation(), before.inbox(), policyId, versions, events, state,
                facts == null ? before.facts() : facts, before.done());
    }

    CaseState state() {
        return state;
    }

    int events() {
        return events;
    }

    List<ClockRow> clocks() {
        return List.copyOf(clocks.values());
    }

    List<EventRow> log() {
        return log;
    }
}
