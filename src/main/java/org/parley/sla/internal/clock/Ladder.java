package org.parley.sla.internal.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.sla.ClockKind;
import org.parley.sla.EscalationAction;
import org.parley.sla.EscalationStep;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Micros;

/**
 * What is to be done while a promise runs out, and when (rule 14). Pure: which steps of a case are due at an instant,
 * and when the next one will be.
 *
 * @param silence real microseconds after which a customer who waits for a person is an alarm, whatever the hours
 */
public record Ladder(List<EscalationStep> steps, long silence) {

    private static final String SILENCE = "silence";
    private static final List<EscalationAction> ALARM =
            List.of(EscalationAction.NOTIFY_ASSIGNEE, EscalationAction.NOTIFY_SUPERVISORS);

    public Ladder {
        steps = List.copyOf(steps);
    }

    /**
     * A step of one cycle.
     *
     * @param at when it is to be done; out of hours moved to the next opening, unless the conversation is urgent
     */
    public record Due(SlaClock clock, String key, Instant at, List<EscalationAction> actions) {

        /** Whether it is the alarm of rule D6 and no step of the ladder. */
        public boolean isSilence() {
            return key.equals(SILENCE);
        }

        /** Marks the step as done in its cycle. */
        public String mark() {
            return mark(clock, key);
        }

        private static String mark(SlaClock clock, String key) {
            return clock.kind().ordinal() + "." + clock.episode() + "." + clock.cycle() + ":" + key;
        }
    }

    /**
     * The steps of the open clocks that are still to be done, soonest first.
     *
     * @param done marks of those that were done
     */
    public List<Due> ahead(CaseState state, BusinessCalendar calendar, boolean urgent, Set<String> done) {
        List<Due> ahead = new ArrayList<>();
        state.clocks().filter(SlaClock::isOpen).forEach(clock -> {
            for (EscalationStep step : steps) {
                if (step.clock() == clock.kind() && !done.contains(Due.mark(clock, step.key()))) {
                    at(step, clock, calendar, urgent)
                            .flatMap(at -> urgent || calendar.isOpen(at) ? Optional.of(at) : calendar.nextOpening(at))
                            .ifPresent(at -> ahead.add(new Due(clock, step.key(), at, step.actions())));
                }
            }
            if (silence > 0 && clock.kind() != ClockKind.RESOLUTION && !done.contains(Due.mark(clock, SILENCE))) {
                ahead.add(new Due(clock, SILENCE, Micros.instant(Micros.of(clock.startedAt()) + silence), ALARM));
            }
        });
        ahead.sort(Comparator.comparing(Due::at));
        return ahead;
    }

    /** Marks that still matter: those of the open clocks. */
    public static boolean isOf(CaseState state, String mark) {
        return state.clocks().filter(SlaClock::isOpen).anyMatch(clock -> mark.startsWith(Due.mark(clock, "")));
    }

    /** Empty while the clock stands still: nobody is late then. */
    private static Optional<Instant> at(EscalationStep step, SlaClock clock, BusinessCalendar calendar, boolean urgent) {
        if (!clock.isRunning()) {
            return Optional.empty();
        }
        if (step.afterDueSeconds() != null) {
            long after = step.afterDueSeconds() * Micros.SECOND;
            return Optional.ofNullable(clock.dueAt()).flatMap(due -> after == 0 ? Optional.of(due)
                    : urgent ? Optional.of(Micros.instant(Micros.of(due) + after)) : calendar.due(due, after));
        }
        long counted = step.sharePercent() != null ? clock.target() / 100 * step.sharePercent()
                : clock.target() - step.beforeDueSeconds() * Micros.SECOND;
        long left = counted - clock.accrued();
        return left > 0 ? calendar.due(clock.anchor(), left) : Optional.of(clock.anchor());
    }
}
