package org.parley.conversation.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.parley.conversation.ConversationId;
import org.parley.shared.id.Ids;
import org.parley.shared.outbox.OutboxEntry;
import org.parley.shared.outbox.OutboxHandler;

/** Brings snoozed conversations back when their time has come. */
@ApplicationScoped
class SnoozeEnds implements OutboxHandler {

    static final String NAME = "conversation.snooze-ends";

    @Inject
    private StoredConversations conversations;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(OutboxEntry entry) {
        conversations.wake(new ConversationId(Ids.parse(entry.subject()).orElseThrow()), Instant.parse(entry.payload()));
    }
}
