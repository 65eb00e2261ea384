package org.parley.sla.internal.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.parley.sla.ClockKind;
import org.parley.sla.Explanation.Part;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Explainer;
import org.parley.sla.internal.calendar.Pauses;

/**
 * A conversation's clocks computed from its events alone: every cycle that ever was, and why each is due when it is.
 * What the database keeps must equal it (rule 11).
 */
public final class Replay {

    private CaseState state = CaseState.NOTHING_YET;
    private Terms terms;
    private final Map<Key, History> clocks = new LinkedHashMap<>();

    private record Key(ClockKind kind, int episode, int cycle) {

        public static Key of(SlaClock clock) {
            return new Key(clock.kind(), clock.episode(), clock.cycle());
        }
    }

    /** Since when which calendar counted. */
    private record Stretch(Instant from, BusinessCalendar calendar) {
    }

    /** One clock, and all that moved its due time. */
    private static final class History {

        private SlaClock clock;
        private Instant pausedSince;
        private final List<Pauses.Span> pauses = new ArrayList<>();
        private final List<Stretch> stretches = new ArrayList<>();
    }

    public CaseState state() {
        return state;
    }

    public Terms terms() {
        return terms;
    }

    public List<SlaClock> clocks() {
        return clocks.values().stream().map(history -> history.clock).toList();
    }

    /** The terms under which the next episode begins; running clocks change only by an event. */
    public void use(Terms chosen) {
        terms = chosen;
    }

    public void apply(SlaEvent event) {
        CaseState next = ClockMachine.apply(state, event, terms);
        SlaClock resolutionBefore = state.resolution();
        state = next;
        if (event instanceof SlaEvent.TermsChanged changed) {
            terms = changed.terms();
        }
        next.clocks().forEach(clock -> note(clock, event.at(), resolutionBefore));
    }

    private void note(SlaClock clock, Instant at, SlaClock resolutionBefore) {
        History history = clocks.get(Key.of(clock));
        if (history == null) {
            history = new History();
            clocks.put(Key.of(clock), history);
            // The resolution that goes on after a reopening has the whole past of the one before.
            if (clock.kind() == ClockKind.RESOLUTION && clock.cycle() > 1) {
                History before = clocks.get(Key.of(resolutionBefore));
                history.pauses.addAll(before.pauses);
                history.stretches.addAll(before.stretches);
                history.pausedSince = before.pausedSince == null ? before.clock.endedAt() : before.pausedSince;
            } else {
                history.stretches.add(new Stretch(clock.startedAt(), terms.calendar()));
            }
        }
        history.clock = clock;
        if (!clock.isOpen()) {
            return;
        }
        if (!clock.isRunning() && history.pausedSince == null) {
            history.pausedSince = at;
        } else if (clock.isRunning() && history.pausedSince != null) {
            addPause(history, at);
            history.pausedSince = null;
        }
        Stretch last = history.stretches.get(history.stretches.size() - 1);
        if (last.calendar != terms.calendar()) {
            history.stretches.add(new Stretch(at, terms.calendar()));
        }
    }

    private static void addPause(History history, Instant until) {
        if (history.pausedSince.isBefore(until)) {
            history.pauses.add(Pauses.Span.of(history.pausedSince, until));
        }
    }

    /** The calendar that counts for a clock, or did when it ended. */
    public BusinessCalendar calendar(SlaClock clock) {
        List<Stretch> stretches = clocks.get(Key.of(clock)).stretches;
        return stretches.get(stretches.size() - 1).calendar;
    }

    /** The parts of {@code [start, due)} for a clock as it stands at an instant. */
    public List<Part> explain(SlaClock clock, Instant now) {
        History history = clocks.get(Key.of(clock));
        BusinessCalendar latest = history.stretches.get(history.stretches.size() - 1).calendar;
        Optional<Instant> due = clock.dueAt(now, latest);
        List<Pauses.Span> spans = new ArrayList<>(history.pauses);
        Instant until = clock.endedAt() == null ? now : clock.endedAt();
        if (history.pausedSince != null && history.pausedSince.isBefore(until)) {
            spans.add(Pauses.Span.of(history.pausedSince, until));
        }
        Pauses pauses = Pauses.of(spans);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < history.stretches.size(); i++) {
            Stretch stretch = history.stretches.get(i);
            boolean last = i == history.stretches.size() - 1;
            if (last && due.isEmpty()) {
                parts.addAll(Explainer.explainNever(stretch.calendar, stretch.from, pauses));
                continue;
            }
            Instant end = last ? due.get() : history.stretches.get(i + 1).from;
            if (due.isPresent() && end.isAfter(due.get())) {
                end = due.get();
            }
            if (stretch.from.isBefore(end)) {
                parts.addAll(Explainer.explain(stretch.calendar, stretch.from, end, pauses));
            }
        }
        return joined(parts);
    }

    /** Two calendars may give the same reason on both sides of their change. */
    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && before.why() == part.why() && before.counted() == part.counted()) {
                joined.set(joined.size() - 1, new Part(before.from(), part.to(), part.counted(), part.why()));
            } else {
                joined.add(Objects.requireNonNull(part));
            }
        }
        return joined;
    }
}
