package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.conversation.ConversationId;

/** How the promises to conversations stand now; breaches are derived from the data, whenever a job happens to run. */
public interface SlaClocks {

    /**
     * The clock that each conversation is to be judged by now: the earliest due one that runs, else one that stands
     * still. One query for all; conversations without an open clock are absent.
     */
    Map<ConversationId, Urgent> mostUrgent(Collection<ConversationId> conversations);

    /**
     * All clocks of a conversation with their explanations, the newest episode and cycle first.
     *
     * @throws org.parley.shared.problem.Problem 404 without such a conversation
     */
    ConversationSla of(ConversationId conversation);

    /**
     * One clock with all that led to its due time.
     *
     * @throws org.parley.shared.problem.Problem 404 without such a conversation or such a clock of it
     */
    Explained explain(ConversationId conversation, ClockName clock);

    /**
     * @param dueAt            {@code null} where the calendar never opens; for a paused clock, if it went on now
     * @param remainingSeconds business seconds until due; negative once breached
     * @param share            of the target that is used up, 0 to 1 and beyond, for a ring that fills
     */
    record Urgent(ClockKind kind, ClockState state, Instant startedAt, Instant dueAt, long targetSeconds,
            long remainingSeconds, double share) {
    }

    /** @param policy the one that applies, or {@code null} where nothing is promised */
    record ConversationSla(AppliedPolicy policy, List<View> clocks) {
    }

    /**
     * @param name       empty once it was deleted
     * @param because    what it asked for, and what was the case; empty where it fits everything
     * @param passedOver those that are tried before it, each with the first thing that did not fit
     */
    record AppliedPolicy(PolicyId id, String name, List<Asked> because, List<PassedOver> passedOver) {
    }

    /** @param attribute an {@link Attribute} code @param found what the conversation had of it */
    record Asked(String attribute, Condition wanted, List<String> found) {
    }

    record PassedOver(PolicyId id, String name, Asked lacking) {
    }

    /**
     * @param episode          1 for the first
     * @param cycle            1 for the first of its kind in the episode
     * @param dueAt            {@code null} where the calendar never opens; for a paused clock, if it went on now
     * @param elapsedSeconds   business seconds counted
     * @param remainingSeconds business seconds left; negative once breached
     */
    record View(ClockKind kind, int episode, int cycle, long targetSeconds, Instant startedAt, Instant dueAt,
            Instant endedAt, Instant breachedAt, ClockState state, long elapsedSeconds, long remainingSeconds,
            Explanation explanation) {
    }

    /** Which one of a conversation's clocks; as text {@code firstResponse-1-1}: kind, episode, cycle. */
    record ClockName(ClockKind kind, int episode, int cycle) {

        private static final Pattern TEXT = Pattern.compile("([a-zA-Z]+)-([1-9]\\d{0,5})-([1-9]\\d{0,5})");

        /** Empty for what is no such name. */
        public static Optional<ClockName> parse(String text) {
            Matcher parts = TEXT.matcher(text);
            return !parts.matches() ? Optional.empty()
                    : Arrays.stream(ClockKind.values()).filter(kind -> kind.code().equals(parts.group(1))).findFirst()
                            .map(kind -> new ClockName(kind, Integer.parseInt(parts.group(2)),
                                    Integer.parseInt(parts.group(3))));
        }

        @Override
        public String toString() {
            return kind.code() + "-" + episode + "-" + cycle;
        }
    }

    /**
     * @param policy    whose promise it is; its conditions only where it still is the one that applies
     * @param zone      of the calendar that counts
     * @param happened  in the clock's time, the oldest first; what changed nothing is left out
     */
    record Explained(View clock, AppliedPolicy policy, ZoneId zone, List<Happening> happened) {
    }

    /** Something that moved the clocks. @param reason of a pause, else {@code null} */
    record Happening(Instant at, What what, PauseReason reason) {
    }

    /** The kinds of events in the clocks' log. */
    enum What {
        CUSTOMER_WROTE("customerWrote"), PERSON_REPLIED("personReplied"), BOT_REPLIED("botReplied"),
        BOT_ANSWER_ACCEPTED("botAnswerAccepted"), HANDED_OVER("handedOver"), HANDED_TO_BOT("handedToBot"),
        PAUSE_BEGAN("pauseBegan"), PAUSE_ENDED("pauseEnded"), RESOLVED("resolved"), REOPENED("reopened"),
        DISCARDED("discarded"), TERMS_CHANGED("termsChanged");

        private final String code;

        What(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }
}
