package org.parley.conversation;

/**
 * What rules about a conversation depend on.
 *
 * @param episode 1 for the first; a customer's message after the reopen window begins the next
 */
public record ConversationState(ConversationStatus status, Handler handledBy, int episode) {
}
