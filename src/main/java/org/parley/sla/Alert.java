package org.parley.sla;

import java.time.Instant;
import java.util.UUID;
import org.parley.conversation.ConversationId;

/**
 * What a person of the shop is told when a promise runs out.
 *
 * @param step   {@link EscalationStep#key()} of the ladder's step, or {@code silence}
 * @param dueAt  when the clock is or was due; {@code null} where its calendar never opens
 * @param readAt {@code null} while unread
 */
public record Alert(UUID id, ConversationId conversation, ClockKind clock, String step, Instant dueAt, Instant at,
        Instant readAt) {

    /** The step of the maximum-silence alarm, which belongs to no ladder. */
    public static final String SILENCE = "silence";

    public boolean isSilence() {
        return step.equals(SILENCE);
    }

    /** Whether it was told before the due time, while there was time. */
    public boolean isWarning() {
        return dueAt != null && at.isBefore(dueAt);
    }
}
