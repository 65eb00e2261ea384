package org.parley.conversation;

import java.time.Instant;
import java.util.UUID;

/** A note among staff; it has no place in the customer's order, only after which message it was written. */
public record Note(UUID id, ConversationId conversationId, long afterSeq, Author author, String text, Instant createdAt) {
}
