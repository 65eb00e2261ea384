package org.parley.sla.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Priority;
import org.parley.shared.json.Json;
import org.parley.sla.Attribute;

/** What is known of a conversation when its policy is chosen; kept with the case, so that the choice can be explained. */
record Facts(Map<String, List<String>> values) {

    Facts {
        values = Map.copyOf(values);
    }

    static Facts of(ConversationView conversation) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put(Attribute.INBOX.code(), List.of(conversation.inbox()));
        // An inbox has one channel so far, of its own name.
        values.put(Attribute.CHANNEL.code(), List.of(conversation.inbox()));
        values.put(Attribute.PRIORITY.code(), List.of(conversation.priority().code()));
        values.put(Attribute.LANGUAGE.code(), List.of(conversation.language().code()));
        values.put(Attribute.LABEL.code(), conversation.labels());
        String order = conversation.attributes().get(Attribute.ORDER_VALUE.code());
        values.put(Attribute.ORDER_VALUE.code(), order == null ? List.of() : List.of(order));
        return new Facts(values);
    }

    /** Somebody who is about to write to an inbox and of whom nothing else is known. */
    static Facts ofInbox(String inbox) {
        return new Facts(Map.of(Attribute.INBOX.code(), List.of(inbox), Attribute.CHANNEL.code(), List.of(inbox),
                Attribute.PRIORITY.code(), List.of(Priority.NORMAL.code())));
    }

    static Facts read(String json) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Json.readObject(json).fields().forEachRemaining(field -> {
            List<String> texts = new ArrayList<>();
            field.getValue().forEach(value -> texts.add(value.asText()));
            values.put(field.getKey(), texts);
        });
        return new Facts(values);
    }

    String text() {
        return Json.write(new TreeMap<>(values));
    }

    List<String> of(String attribute) {
        return values.getOrDefault(attribute, List.of());
    }

    Priority priority() {
        return of(Attribute.PRIORITY.code()).stream().findFirst().flatMap(Priority::of).orElse(Priority.NORMAL);
    }
}
