package org.parley.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.parley.shared.json.Json;

/** A message as clients get it, by REST and by socket alike. */
public final class MessageJson {

    private MessageJson() {
    }

    public static ObjectNode of(MessageView message) {
        ObjectNode json = Json.object();
        json.put("id", message.id().toString());
        json.put("seq", message.seq());
        json.put("clientMessageId", message.clientMessageId().toString());
        ObjectNode author = json.putObject("author");
        author.put("kind", message.author().kind().code());
        if (message.author().id() != null) {
            author.put("id", message.author().id().toString());
        }
        author.put("name", message.author().name());
        json.set("content", message.content().json());
        json.put("createdAt", message.createdAt().toString());
        return json;
    }
}
