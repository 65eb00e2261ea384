package org.parley.conversation.event;

import org.parley.conversation.ConversationState;
import org.parley.conversation.MessageView;
import org.parley.identity.VisitorId;

/**
 * A message took its place in a conversation.
 *
 * @param before the conversation's state before this message; {@code after} with what the message itself changed:
 *        a customer's reopens, an agent's first takes over
 */
public record MessagePosted(MessageView message, VisitorId visitorId, String inbox, ConversationState before,
        ConversationState after) {
}
