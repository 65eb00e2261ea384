package org.parley.sla.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.conversation.Priority;
import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Attribute;
import org.parley.sla.ClockKind;
import org.parley.sla.Condition;
import org.parley.sla.EscalationStep;
import org.parley.sla.Policies;

/** What may stand in a policy. */
final class PolicyRules {

    static final long YEAR_SECONDS = 365L * 24 * 60 * 60;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 40;
    private static final int MOST_VALUES = 50;
    private static final int MOST_STEPS = 20;
    private static final Duration LEAST_SILENCE = Duration.ofHours(1);
    private static final Duration MOST_SILENCE = Duration.ofDays(60);

    private PolicyRules() {
    }

    /** @throws Problem 400 with every field that is wrong */
    static void check(Policies.Draft draft) {
        List<Violation> wrong = new ArrayList<>();
        name(draft.name(), wrong);
        draft.conditions().forEach((name, condition) -> condition(name, condition, wrong));
        target("targets.firstResponseSeconds", draft.targets().firstResponseSeconds(), wrong);
        target("targets.nextResponseSeconds", draft.targets().nextResponseSeconds(), wrong);
        target("targets.resolutionSeconds", draft.targets().resolutionSeconds(), wrong);
        Duration window = draft.reopenWindow();
        if (window.isNegative() || window.toSeconds() > YEAR_SECONDS) {
            wrong.add(new Violation("reopenWindowSeconds", "must be from 0 to " + YEAR_SECONDS + " (a year)"));
        }
        ladder(draft, wrong);
        Duration silence = draft.maximumSilence();
        if (silence.compareTo(LEAST_SILENCE) < 0 || silence.compareTo(MOST_SILENCE) > 0) {
            wrong.add(new Violation("maximumSilenceSeconds", "must be from 3600 (an hour) to 5184000 (60 days)"));
        }
        refuse(wrong);
    }

    private static void condition(String name, Condition condition, List<Violation> wrong) {
        Optional<Attribute> attribute = Attribute.of(name);
        String known = Arrays.stream(Attribute.values()).map(Attribute::code).collect(Collectors.joining(", "));
        if (attribute.isEmpty()) {
            wrong.add(new Violation("conditions." + name, "is no condition; known are: " + known));
        } else if (condition instanceof Condition.Between span) {
            if (!attribute.get().isNumber()) {
                wrong.add(new Violation("conditions." + name, "has no numbers; name the wanted values"));
            } else if (span.atLeast() == null && span.below() == null) {
                wrong.add(new Violation("conditions." + name, "needs atLeast, below or both"));
            } else if (span.atLeast() != null && span.below() != null && span.atLeast().compareTo(span.below()) >= 0) {
                wrong.add(new Violation("conditions." + name, "contradicts itself: nothing is at least "
                        + span.atLeast().toPlainString() + " and below " + span.below().toPlainString()));
            }
        } else if (condition instanceof Condition.AnyOf any) {
            values(name, attribute.get(), any, wrong);
        } else {
            wrong.add(new Violation("conditions." + name, "is missing"));
        }
    }

    private static void values(String name, Attribute attribute, Condition.AnyOf any, List<Violation> wrong) {
        if (attribute.isNumber()) {
            wrong.add(new Violation("conditions." + name, "is a number; give atLeast, below or both"));
        } else if (any.values().isEmpty() || any.values().size() > MOST_VALUES || any.values().stream()
                .anyMatch(value -> value.isBlank() || value.length() > LONGEST_VALUE)) {
            wrong.add(new Violation("conditions." + name, "must be 1 to " + MOST_VALUES + " texts of at most "
                    + LONGEST_VALUE + " characters"));
        } else if (attribute == Attribute.PRIORITY
                && any.values().stream().anyMatch(value -> Priority.of(value).isEmpty())) {
            wrong.add(new Violation("conditions." + name, "must be low, normal, high or urgent"));
        } else if (attribute == Attribute.LANGUAGE
                && any.values().stream().anyMatch(value -> Language.parse(value).isEmpty())) {
            wrong.add(new Violation("conditions." + name, "must be en, th, ja or ko"));
        }
    }

    private static void ladder(Policies.Draft draft, List<Violation> wrong) {
        List<EscalationStep> steps = draft.ladder();
        if (steps.size() > MOST_STEPS) {
            wrong.add(new Violation("ladder", "has more than " + MOST_STEPS + " steps"));
            return;
        }
        Set<String> known = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            String field = "ladder[" + i + "]";
            EscalationStep step = steps.get(i);
            if (step == null || step.clock() == null) {
                wrong.add(new Violation(field + ".clock", "must be firstResponse, nextResponse or resolution"));
                continue;
            }
            when(step, target(draft.targets(), step.clock()), field, wrong);
            if (step.actions().isEmpty()) {
                wrong.add(new Violation(field + ".actions", "needs at least one action"));
            } else if (Set.copyOf(step.actions()).size() < step.actions().size()) {
                wrong.add(new Violation(field + ".actions", "names an action twice"));
            }
            if (!known.add(step.clock() + step.key())) {
                wrong.add(new Violation(field, "contradicts another step: both are for the same moment"));
            }
        }
    }

    private static void when(EscalationStep step, long target, String field, List<Violation> wrong) {
        long said = Stream.of(step.sharePercent(), step.beforeDueSeconds(), step.afterDueSeconds())
                .filter(Objects::nonNull).count();
        if (said != 1) {
            wrong.add(new Violation(field, "needs exactly one of sharePercent, beforeDueSeconds, afterDueSeconds"));
        } else if (step.sharePercent() != null && (step.sharePercent() < 1 || step.sharePercent() > 100)) {
            wrong.add(new Violation(field + ".sharePercent", "must be from 1 to 100"));
        } else if (step.beforeDueSeconds() != null && (step.beforeDueSeconds() < 1 || step.beforeDueSeconds() >= target)) {
            wrong.add(new Violation(field + ".beforeDueSeconds", "must be at least 1 and less than the target"));
        } else if (step.afterDueSeconds() != null
                && (step.afterDueSeconds() < 0 || step.afterDueSeconds() > YEAR_SECONDS)) {
            wrong.add(new Violation(field + ".afterDueSeconds", "must be from 0 to " + YEAR_SECONDS + " (a year)"));
        }
    }

    private static long target(Policies.Targets targets, ClockKind clock) {
        return switch (clock) {
            case FIRST_RESPONSE -> targets.firstResponseSeconds();
            case NEXT_RESPONSE -> targets.nextResponseSeconds();
            case RESOLUTION -> targets.resolutionSeconds();
        };
    }

    static void name(String name, List<Violation> wrong) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            wrong.add(new Violation("name", "must be a text of 1 to " + LONGEST_NAME + " characters"));
        }
    }

    private static void target(String field, long seconds, List<Violation> wrong) {
        if (seconds < 1 || seconds > YEAR_SECONDS) {
            wrong.add(new Violation(field, "must be from 1 to " + YEAR_SECONDS + " (a year)"));
        }
    }

    private static void refuse(List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }
}
