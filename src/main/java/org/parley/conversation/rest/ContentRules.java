package org.parley.conversation.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageView;
import org.parley.conversation.Messages;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;

/** Which content may come from whom, and what it must look like (design/api.md). */
@ApplicationScoped
class ContentRules {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_COMMENT = 2_000;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_PRODUCTS = 20;
    private static final Set<String> LISTS = Set.of("options", "productIds");

    @Inject
    private Messages messages;

    MessageContent ofVisitor(ConversationId conversation, ObjectNode json) {
        Check check = new Check(json);
        switch (check.type(Set.of(MessageContent.TEXT, MessageContent.CHOICE, MessageContent.CSAT))) {
            case MessageContent.TEXT -> text(check);
            case MessageContent.CHOICE -> choice(conversation, check);
            default -> rating(conversation, check);
        }
        return new MessageContent(json);
    }

    MessageContent ofShop(ObjectNode json) {
        Check check = new Check(json);
        switch (check.type(Set.of(MessageContent.TEXT, MessageContent.PRODUCT_CARD, MessageContent.PRODUCT_LIST,
                MessageContent.QUICK_REPLIES))) {
            case MessageContent.TEXT -> text(check);
            case MessageContent.PRODUCT_CARD -> {
                check.only("productId");
                check.text("productId", 1, 36);
            }
            case MessageContent.PRODUCT_LIST -> products(check);
            default -> quickReplies(check);
        }
        check.done();
        return new MessageContent(json);
    }

    private static void text(Check check) {
        check.only("text");
        check.text("text", 1, LONGEST_TEXT);
        check.done();
    }

    private void choice(ConversationId conversation, Check check) {
        check.only("inReplyTo", "value");
        check.text("value", 1, LONGEST_VALUE);
        MessageView asked = asked(conversation, check);
        if (MessageContent.QUICK_REPLIES.equals(asked.content().type()) && !offers(asked, check.json.get("value").textValue())) {
            throw Problem.invalid("content.value", "is not among the choices");
        }
    }

    private void rating(ConversationId conversation, Check check) {
        check.only("inReplyTo", "score", "comment");
        check.whole("score", 1, 5);
        if (check.json.hasNonNull("comment")) {
            check.text("comment", 0, LONGEST_COMMENT);
        }
        MessageView asked = asked(conversation, check);
        if (!MessageContent.FORM.equals(asked.content().type()) || !"csat".equals(asked.content().field("form"))) {
            throw Problem.invalid("content.inReplyTo", "is not a request for a rating");
        }
    }

    private static void products(Check check) {
        check.only("productIds", "text");
        JsonNode ids = check.json.path("productIds");
        boolean fine = ids.isArray() && !ids.isEmpty() && ids.size() <= MOST_PRODUCTS;
        for (JsonNode id : ids) {
            fine &= id.isTextual();
        }
        if (!fine) {
            check.wrong("productIds", "must be 1 to " + MOST_PRODUCTS + " product ids");
        }
        if (check.json.has("text")) {
            check.text("text", 0, LONGEST_TEXT);
        }
    }

    private static void quickReplies(Check check) {
        check.only("text", "options");
        check.text("text", 1, LONGEST_TEXT);
        JsonNode options = check.json.path("options");
        boolean fine = options.isArray() && !options.isEmpty() && options.size() <= MOST_OPTIONS;
        for (JsonNode option : options) {
            fine &= option.isObject() && option.size() == 2 && shortText(option.path("value")) && shortText(option.path("label"));
        }
        if (!fine) {
            check.wrong("options", "must be 1 to " + MOST_OPTIONS + " pairs of value and label");
        }
    }

    private static boolean shortText(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() && node.textValue().length() <= LONGEST_VALUE;
    }

    private MessageView asked(ConversationId conversation, Check check) {
        check.text("inReplyTo", 1, 36);
        check.done();
        UUID id = Ids.parse(check.json.get("inReplyTo").textValue()).orElse(null);
        return (id == null ? java.util.Optional.<MessageView>empty() : messages.find(conversation, id))
                .orElseThrow(() -> Problem.invalid("content.inReplyTo", "is no message of this conversation"));
    }

    private static boolean offers(MessageView asked, String value) {
        for (JsonNode option : asked.content().json().path("options")) {
            if (option.path("value").asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Collects everything that is wrong with one content. */
    private static final class Check {

        private final ObjectNode json;
        private final List<Violation> wrong = new ArrayList<>();

        /** A list of another type that a client sends as null, since its model has it, counts as absent. */
        Check(ObjectNode json) {
            this.json = json;
            LISTS.stream().filter(name -> json.path(name).isNull()).forEach(json::remove);
        }

        String type(Set<String> allowed) {
            String type = json.path("type").asText("");
            if (!json.path("type").isTextual() || !allowed.contains(type)) {
                throw Problem.invalid("content.type", "must be one of " + new java.util.TreeSet<>(allowed));
            }
            return type;
        }

        void only(String... fields) {
            Set<String> known = new java.util.HashSet<>(Set.of(fields));
            known.add("type");
            for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
                String name = names.next();
                if (!known.contains(name)) {
                    wrong(name, "is not known here");
                }
            }
        }

        void text(String field, int shortest, int longest) {
            JsonNode node = json.path(field);
            int length = node.isTextual() ? node.textValue().codePointCount(0, node.textValue().length()) : -1;
            if (length < shortest || length > longest || shortest > 0 && node.textValue().isBlank()
                    || node.isTextual() && node.textValue().indexOf('\0') >= 0) {
                wrong(field, "must be a text of " + shortest + " to " + longest + " characters");
            }
        }

        void whole(String field, int least, int most) {
            JsonNode node = json.path(field);
            if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
                wrong(field, "must be a whole number from " + least + " to " + most);
            }
        }

        void wrong(String field, String message) {
            wrong.add(new Violation("content." + field, message));
        }

        void done() {
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
        }
    }
}
