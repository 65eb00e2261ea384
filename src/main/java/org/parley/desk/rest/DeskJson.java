package org.parley.desk.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.parley.conversation.ConversationJson;
import org.parley.conversation.ConversationView;
import org.parley.conversation.InboxRow;
import org.parley.identity.VisitorProfile;
import org.parley.shared.json.Json;
import org.parley.sla.SlaClocks;

/** The desk's answers; {@link DeskBodies} describes them. */
final class DeskJson {

    private DeskJson() {
    }

    static ObjectNode row(InboxRow row, SlaClocks.Urgent clock) {
        ObjectNode json = ConversationJson.of(row.conversation());
        json.put("customerName", row.customerName());
        json.put("lastLine", row.lastLine());
        if (row.lastAuthor() != null) {
            json.put("lastAuthor", row.lastAuthor().code());
        }
        json.put("lastType", row.lastType());
        json.put("unread", row.unread());
        if (row.lastMessageAt() != null) {
            json.put("lastMessageAt", row.lastMessageAt().toString());
        }
        if (clock != null) {
            json.set("sla", clock(clock));
        }
        return json;
    }

    private static ObjectNode clock(SlaClocks.Urgent clock) {
        ObjectNode json = Json.object();
        json.put("kind", clock.kind().code());
        json.put("state", clock.state().code());
        json.put("startedAt", clock.startedAt().toString());
        if (clock.dueAt() != null) {
            json.put("dueAt", clock.dueAt().toString());
        }
        json.put("targetSeconds", clock.targetSeconds());
        json.put("remainingSeconds", clock.remainingSeconds());
        json.put("share", clock.share());
        return json;
    }

    static ObjectNode beside(ConversationView conversation, VisitorProfile visitor) {
        ObjectNode json = Json.object();
        json.set("conversation", ConversationJson.of(conversation));
        ObjectNode customer = json.putObject("customer");
        customer.put("id", visitor.id().toString());
        if (visitor.name() != null) {
            customer.put("name", visitor.name());
        }
        if (visitor.email() != null) {
            customer.put("email", visitor.email());
        }
        customer.put("verified", visitor.verified());
        customer.put("language", visitor.language().code());
        if (visitor.zone() != null) {
            customer.put("zone", visitor.zone());
        }
        return json;
    }
}
