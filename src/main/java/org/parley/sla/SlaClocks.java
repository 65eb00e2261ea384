package org.parley.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
}
