package org.parley.conversation;

import java.time.Instant;
import java.util.UUID;

/** A message in its place. {@code seq} begins with 1 and has no gap within its conversation. */
public record MessageView(UUID id, ConversationId conversationId, long seq, UUID clientMessageId, Author author,
        MessageContent content, Instant createdAt) {
}
