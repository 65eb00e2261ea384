package org.parley.conversation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.parley.conversation.MessageContent;
import org.parley.shared.text.CardNumbers;

/** Keeps card numbers out of stored content, whatever field they were typed into. */
final class Masking {

    private static final String[] TYPED = {"text", "comment", "value"};

    private Masking() {
    }

    static MessageContent mask(MessageContent content) {
        ObjectNode masked = null;
        for (String field : TYPED) {
            JsonNode typed = content.json().get(field);
            if (typed != null && typed.isTextual()) {
                String text = CardNumbers.mask(typed.textValue());
                if (!text.equals(typed.textValue())) {
                    masked = masked == null ? content.json().deepCopy() : masked;
                    masked.put(field, text);
                }
            }
        }
        return masked == null ? content : new MessageContent(masked);
    }

    /** The content with the digits at the end of its text masked. */
    static MessageContent tail(MessageContent content) {
        return content.with("text", CardNumbers.maskTail(content.field("text")));
    }
}
