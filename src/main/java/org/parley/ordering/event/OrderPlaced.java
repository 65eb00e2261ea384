package org.parley.ordering.event;

import java.time.Instant;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.ordering.OrderId;
import org.parley.shared.money.Money;

/** A cart became an order that awaits its payment. */
public record OrderPlaced(UUID eventId, Instant at, OrderId orderId, String number, ConversationId conversationId,
        VisitorId visitorId, Money total) {
}
