package org.parley.conversation.event;

import java.time.Instant;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationState;
import org.parley.identity.StaffId;
import org.parley.identity.VisitorId;

/**
 * A conversation changed hands or state other than by a message; fired inside the transaction.
 *
 * @param staff who did it or got it, or {@code null}
 */
public record ConversationChanged(UUID eventId, ConversationId conversationId, VisitorId visitorId, String inbox,
        Kind kind, Instant at, StaffId staff, ConversationState before, ConversationState after) {

    /** What happened. */
    public enum Kind {
        OPENED, HANDOVER_REQUESTED, TAKEN_OVER, ASSIGNED, RETURNED_TO_BOT, SNOOZED, RESOLVED, REOPENED
    }
}
