package org.parley.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.parley.shared.json.Json;

/**
 * What is sent over the socket: {@code {"type":…,"conversationId":…,…}}.
 *
 * @param type message, note, typing, read, presence, conversation, sla, alert, expectation, payment or order
 */
public record Frame(String type, ConversationId conversationId, ObjectNode members) {

    /** A frame with one member, such as {@code payment} and its view. */
    public static Frame of(String type, ConversationId conversation, String member, Object value) {
        ObjectNode members = Json.object();
        members.set(member, Json.tree(value));
        return new Frame(type, conversation, members);
    }

    public String text() {
        ObjectNode frame = Json.object();
        frame.put("type", type);
        frame.put("conversationId", conversationId.toString());
        frame.setAll(members);
        return frame.toString();
    }
}
