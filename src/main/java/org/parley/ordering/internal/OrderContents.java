package org.parley.ordering.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.spi.LiveContent;
import org.parley.ordering.OrderDocument;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderView;
import org.parley.ordering.Orders;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;
import org.parley.shared.problem.Problem;

/** Orders in the thread, showing how far they are. */
@ApplicationScoped
@Transactional
class OrderContents implements LiveContent {

    @Inject
    private Orders orders;

    @Override
    public Set<String> types() {
        return Set.of(MessageContent.ORDER_STATUS);
    }

    @Override
    public ObjectNode complete(ConversationId conversation, ObjectNode content, Language language) {
        OrderView order = idIn(content).map(id -> orders.findAll(Set.of(id)).get(id))
                .filter(one -> one.conversationId().equals(conversation))
                .orElseThrow(() -> Problem.invalid("content.orderId", "is not an order of this conversation"));
        return content.set("order", Json.tree(OrderDocument.of(order, language)));
    }

    @Override
    public Map<UUID, ObjectNode> render(ConversationId conversation, Map<UUID, ObjectNode> contents, Language language) {
        Map<OrderId, OrderView> present = orders.findAll(contents.values().stream()
                .flatMap(content -> idIn(content).stream()).collect(Collectors.toSet()));
        Map<UUID, ObjectNode> rendered = new HashMap<>();
        contents.forEach((message, content) -> rendered.put(message, idIn(content).map(present::get)
                .<ObjectNode>map(order -> content.deepCopy().set("order", Json.tree(OrderDocument.of(order, language))))
                .orElse(content)));
        return rendered;
    }

    private static Optional<OrderId> idIn(ObjectNode content) {
        return OrderId.parse(content.path("orderId").asText());
    }
}
