package org.parley.sla;

import java.time.Instant;
import java.util.List;
import org.parley.conversation.ConversationId;

/**
 * What a change of a policy or calendar would do to the conversations that are open under it.
 *
 * @param conversations how many are open under it
 * @param sooner        clocks that would be due earlier than now
 * @param later         clocks that would be due later, or never
 * @param breached      clocks that would be due at the very moment of the change
 * @param examples      some of the clocks that move, those due soonest first; at most {@link #MOST_EXAMPLES}
 */
public record ChangePreview(int conversations, int sooner, int later, int breached, List<Moved> examples) {

    public static final int MOST_EXAMPLES = 20;

    public ChangePreview {
        examples = List.copyOf(examples);
    }

    /** @param before {@code null}, as {@code after}, where no due time is known: the clock stands still, or never opens */
    public record Moved(ConversationId conversation, ClockKind clock, Instant before, Instant after) {
    }
}
