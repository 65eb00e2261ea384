package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Conversations;

/** Reads what is known of conversations whose episode begins: in one query for a batch, and in none where none begins. */
@ApplicationScoped
class FactsBook {

    @Inject
    private Conversations conversations;

    /** A batch's facts, read when the first of them is asked for. */
    interface Reading {
        Facts of(UUID conversation, String inbox);
    }

    Reading reading(Collection<UUID> batch) {
        Map<UUID, Facts> known = new HashMap<>();
        return (conversation, inbox) -> {
            if (known.isEmpty()) {
                known.putAll(read(batch));
            }
            return known.getOrDefault(conversation, Facts.ofInbox(inbox));
        };
    }

    Map<UUID, Facts> read(Collection<UUID> ids) {
        Map<UUID, Facts> read = new HashMap<>();
        conversations.findAll(ids.stream().map(ConversationId::new).toList())
                .forEach((id, view) -> read.put(id.value(), Facts.of(view)));
        return read;
    }
}
