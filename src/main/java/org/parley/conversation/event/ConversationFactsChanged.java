package org.parley.conversation.event;

import java.time.Instant;
import java.util.UUID;
import org.parley.conversation.ConversationView;

/**
 * What is known of a conversation changed, and not its course: priority, labels, language or an attribute; fired inside
 * the transaction.
 *
 * @param conversation as it stands after the change
 */
public record ConversationFactsChanged(UUID eventId, ConversationView conversation, Instant at) {
}
