package org.parley.conversation;

import java.util.Objects;
import java.util.UUID;

/** A conversation: one visitor and the shop, in one inbox, for good. */
public record ConversationId(UUID value) {
    public ConversationId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
