package org.parley.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.parley.shared.json.Json;

/**
 * Typed content of a message; in JSON one flat object with {@code type} and the type's own fields (design/api.md).
 * The fields hold ids and a snapshot of what they name; the owner of the named thing renders its present state.
 */
public record MessageContent(@JsonValue ObjectNode json) {

    public static final String TEXT = "text";
    public static final String CHOICE = "choice";
    public static final String CSAT = "csat";
    public static final String PRODUCT_CARD = "productCard";
    public static final String PRODUCT_LIST = "productList";
    public static final String COMPARISON = "comparison";
    public static final String QUICK_REPLIES = "quickReplies";
    public static final String CART = "cart";
    public static final String FORM = "form";
    public static final String PAYMENT_REQUEST = "paymentRequest";
    public static final String ORDER_STATUS = "orderStatus";
    public static final String EVENT = "event";

    @JsonCreator
    public MessageContent {
        if (!json.path("type").isTextual()) {
            throw new IllegalArgumentException("content needs a type");
        }
    }

    public static MessageContent text(String text) {
        return of(TEXT).with("text", text);
    }

    public static MessageContent quickReplies(String text, List<Option> options) {
        return of(QUICK_REPLIES).with("text", text).with("options", options);
    }

    /** Something that happened, such as {@code takenOver}; clients word it in the reader's language. */
    public static MessageContent event(String event) {
        return of(EVENT).with("event", event);
    }

    public static MessageContent of(String type) {
        return new MessageContent(Json.object().put("type", type));
    }

    /** A copy with one more field; records and ids become their JSON form. */
    public MessageContent with(String field, Object value) {
        ObjectNode copy = json.deepCopy();
        copy.set(field, Json.tree(value));
        return new MessageContent(copy);
    }

    public String type() {
        return json.get("type").textValue();
    }

    /** A text field, or empty. */
    public String field(String name) {
        return json.path(name).asText("");
    }

    /** One line for lists: the text if there is one, else nothing. */
    public String preview() {
        String text = field("text").strip().replaceAll("\\s+", " ");
        return text.length() > 160 ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, 159))) + "…" : text;
    }

    /** A quick reply: what is sent and what is read. */
    public record Option(String value, String label) {
    }
}
