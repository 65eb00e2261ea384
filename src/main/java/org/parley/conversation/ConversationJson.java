package org.parley.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.parley.shared.json.Json;

/** A conversation as clients get it, by REST and by socket alike. */
public final class ConversationJson {

    private ConversationJson() {
    }

    public static ObjectNode of(ConversationView conversation) {
        ObjectNode json = Json.object();
        json.put("id", conversation.id().toString());
        json.put("status", conversation.state().status().code());
        json.put("handledBy", conversation.state().handledBy().text());
        json.put("priority", conversation.priority().code());
        json.put("lastSeq", conversation.lastSeq());
        json.put("visitorReadSeq", conversation.visitorReadSeq());
        json.put("staffReadSeq", conversation.staffReadSeq());
        json.put("visitorId", conversation.visitorId().toString());
        json.put("inbox", conversation.inbox());
        json.put("language", conversation.language().code());
        json.set("labels", Json.tree(conversation.labels()));
        json.put("createdAt", conversation.createdAt().toString());
        json.put("updatedAt", conversation.updatedAt().toString());
        if (conversation.snoozedUntil() != null) {
            json.put("snoozedUntil", conversation.snoozedUntil().toString());
        }
        return json;
    }
}
