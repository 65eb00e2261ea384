package org.parley.sla.internal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.Handler;
import org.parley.conversation.Priority;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.outbox.OutboxEntry;
import org.parley.shared.outbox.OutboxHandler;

/** Raises priorities and puts conversations back in the queue, as steps of ladders ask. */
@ApplicationScoped
class EscalationHandler implements OutboxHandler {

    static final String NAME = "sla.escalation";
    private static final String RAISE_TO = "raiseTo";
    private static final String REQUEUE_FROM = "requeueFrom";

    @Inject
    private Conversations conversations;

    static String raiseTo(Priority priority) {
        return Json.object().put(RAISE_TO, priority.code()).toString();
    }

    static String requeueFrom(Handler person) {
        return Json.object().put(REQUEUE_FROM, person.text()).toString();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(OutboxEntry entry) {
        ConversationId id = new ConversationId(Ids.parse(entry.subject()).orElseThrow());
        Optional<ConversationView> conversation = conversations.find(id);
        if (conversation.isEmpty()) {
            return;
        }
        JsonNode wanted = Json.readObject(entry.payload());
        Priority.of(wanted.path(RAISE_TO).asText()).filter(to -> to.compareTo(conversation.get().priority()) > 0)
                .ifPresent(to -> conversations.prioritise(id, to));
        // Whoever took it over meanwhile keeps it.
        if (conversation.get().state().handledBy().text().equals(wanted.path(REQUEUE_FROM).asText())) {
            conversations.assign(id, null);
        }
    }
}
