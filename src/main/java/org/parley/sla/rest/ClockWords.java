package org.parley.sla.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parley.sla.ClockState;
import org.parley.sla.Condition;
import org.parley.sla.Explanation;
import org.parley.sla.SlaClocks;

/** An explanation as sentences: what was promised and why, what counted and what did not, how it ended. */
final class ClockWords {

    private final SlaClocks.Explained explained;
    private final SlaClocks.View clock;
    private final ClockText text;

    /** What a sentence is about. */
    enum About {
        PROMISE("promise"), POLICY("policy"), PASSED_OVER("passedOver"), HAPPENED("happened"), COUNTED("counted"),
        NOT_COUNTED("notCounted"), DUE("due"), OUTCOME("outcome");

        private final String code;

        About(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** @param at since when it is so; null where no moment belongs to it */
    record Line(About about, Instant at, String text) {
    }

    private ClockWords(SlaClocks.Explained explained, ClockText text) {
        this.explained = explained;
        this.clock = explained.clock();
        this.text = text;
    }

    static List<Line> of(SlaClocks.Explained explained, ClockText text) {
        return new ClockWords(explained, text).lines();
    }

    /** One sentence for all, as the name of the picture. */
    static String sum(SlaClocks.Explained explained, ClockText text) {
        ClockWords words = new ClockWords(explained, text);
        return words.promise() + " " + words.due() + " " + words.outcome();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(About.PROMISE, clock.startedAt(), promise()));
        policy(lines);
        List<Line> story = new ArrayList<>();
        explained.happened().forEach(event -> story.add(new Line(About.HAPPENED, event.at(), happened(event))));
        parts(story);
        story.sort(Comparator.comparing(Line::at));
        lines.addAll(story);
        lines.add(new Line(About.DUE, clock.dueAt(), due()));
        lines.add(new Line(About.OUTCOME, clock.endedAt(), outcome()));
        return lines;
    }

    private String promise() {
        return text.say("promise." + clock.kind().code(), text.span(clock.targetSeconds()), text.moment(clock.startedAt()));
    }

    private void policy(List<Line> lines) {
        SlaClocks.AppliedPolicy policy = explained.policy();
        if (policy == null) {
            return;
        }
        String name = policy.name().isEmpty() ? text.say("policy.deleted") : text.say("policy", policy.name());
        lines.add(new Line(About.POLICY, null, name));
        policy.because().forEach(asked -> lines.add(new Line(About.POLICY, null,
                text.say("because", attribute(asked), found(asked), wanted(asked)))));
        policy.passedOver().forEach(passed -> lines.add(new Line(About.PASSED_OVER, null, text.say("passedOver",
                passed.name(), attribute(passed.lacking()), found(passed.lacking()), wanted(passed.lacking())))));
    }

    private String attribute(SlaClocks.Asked asked) {
        return text.say("attribute." + asked.attribute());
    }

    private String found(SlaClocks.Asked asked) {
        return asked.found().isEmpty() ? text.say("found.nothing") : values(asked, asked.found());
    }

    private String wanted(SlaClocks.Asked asked) {
        if (asked.wanted() instanceof Condition.AnyOf any) {
            return values(asked, any.values().stream().sorted().toList());
        }
        Condition.Between span = (Condition.Between) asked.wanted();
        List<String> bounds = new ArrayList<>();
        if (span.atLeast() != null) {
            bounds.add(text.say("wanted.atLeast", span.atLeast()));
        }
        if (span.below() != null) {
            bounds.add(text.say("wanted.below", span.below()));
        }
        return String.join(", ", bounds);
    }

    /** Priorities and languages have names; the rest is what the shop calls it. */
    private String values(SlaClocks.Asked asked, List<String> values) {
        return String.join(", ", values.stream().map(value -> {
            String known = text.say("value." + asked.attribute() + "." + value);
            return known == null ? value : known;
        }).toList());
    }

    private String happened(SlaClocks.Happening event) {
        String what = text.say("what." + event.what().code());
        return text.say("happened", text.moment(event.at()), event.reason() == null ? what
                : text.say("what.reason", what, text.say("pause." + event.reason().code())));
    }

    private void parts(List<Line> story) {
        long counted = 0;
        for (Explanation.Part part : clock.explanation().parts()) {
            Instant from = part.from();
            String span = text.stretch(from, part.to());
            String why = text.say("why." + part.why().code());
            if (part.counted()) {
                long before = counted;
                counted += Duration.between(from, part.to()).toNanos() / 1000;
                story.add(new Line(About.COUNTED, from, text.say(before == 0 ? "counted.first" : "counted", span, why,
                        text.span((counted - before) / 1_000_000), text.span(counted / 1_000_000))));
            } else {
                story.add(new Line(About.NOT_COUNTED, from, text.say("notCounted", span, why)));
            }
        }
    }

    private String due() {
        if (clock.dueAt() == null) {
            return text.say("due.never");
        }
        return text.say(clock.state() == ClockState.PAUSED ? "due.paused"
                : clock.endedAt() != null && clock.dueAt().isAfter(clock.endedAt()) ? "due.been" : "due",
                text.moment(clock.dueAt()), text.span(clock.targetSeconds()));
    }

    private String outcome() {
        String elapsed = text.span(clock.elapsedSeconds());
        String ended = clock.endedAt() == null ? "" : text.moment(clock.endedAt());
        return switch (clock.state()) {
            case RUNNING -> text.say("outcome.running", text.span(clock.remainingSeconds()));
            case PAUSED -> text.say("outcome.paused", text.span(clock.remainingSeconds()));
            case MET -> text.say("outcome.met", ended, elapsed);
            case CANCELLED -> text.say("outcome.cancelled", ended);
            case BREACHED -> text.say(clock.endedAt() == null ? "outcome.late" : "outcome.missed",
                    text.moment(clock.breachedAt()), elapsed, ended);
        };
    }
}
