package org.parley.sla.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.Messages;
import org.parley.conversation.PostMessage;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.outbox.OutboxEntry;
import org.parley.shared.outbox.OutboxHandler;
import org.parley.sla.ClockKind;
import org.parley.sla.ToldTimes;

/** Writes into the thread that a reply takes longer than was said, unless a person has replied meanwhile. */
@ApplicationScoped
class SlippedHandler implements OutboxHandler {

    static final String NAME = "sla.slipped";
    private static final String EVENT = "replyLater";

    @Inject
    private ToldTimes told;
    @Inject
    private Messages messages;

    static String payload(ToldRow row) {
        ObjectNode payload = Json.object().put("kind", row.kind().name()).put("number", row.number());
        return payload.toString();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(OutboxEntry entry) {
        ConversationId conversation = new ConversationId(Ids.parse(entry.subject()).orElseThrow());
        ObjectNode wanted = Json.readObject(entry.payload());
        told.waiting(conversation).filter(one -> one.clock() == ClockKind.valueOf(wanted.path("kind").asText())
                && one.number() == wanted.path("number").asInt()).ifPresent(one -> {
                    // The entry's own id: a second try is the same message.
                    messages.post(new PostMessage(conversation, entry.eventId(), Author.system(), content(one), null));
                });
    }

    /** Clients say it in the customer's language and zone; the text is for those that know the event not. */
    private static MessageContent content(ToldTimes.Told one) {
        MessageContent content = MessageContent.event(EVENT).with("text", "This takes longer than we said.");
        if (one.expectation().medianSeconds() != null) {
            content = content.with("medianSeconds", one.expectation().medianSeconds());
        }
        return one.expectation().opensAt() == null ? content
                : content.with("opensAt", one.expectation().opensAt().toString());
    }
}
