package org.parley.ordering.event;

import java.time.Instant;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderStatus;

/** An order went from one state to another: was paid, shipped, delivered, cancelled, refunded, or expired. */
public record OrderChanged(UUID eventId, Instant at, OrderId orderId, String number, ConversationId conversationId,
        VisitorId visitorId, OrderStatus before, OrderStatus after) {
}
