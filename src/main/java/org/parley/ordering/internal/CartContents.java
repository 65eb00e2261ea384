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
import org.parley.ordering.CartDocument;
import org.parley.ordering.CartId;
import org.parley.ordering.CartView;
import org.parley.ordering.Carts;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;
import org.parley.shared.problem.Problem;

/** Carts in the thread, showing what they hold and cost now. */
@ApplicationScoped
@Transactional
class CartContents implements LiveContent {

    @Inject
    private Carts carts;

    @Override
    public Set<String> types() {
        return Set.of(MessageContent.CART);
    }

    @Override
    public ObjectNode complete(ConversationId conversation, ObjectNode content, Language language) {
        CartView cart = idIn(content).map(id -> carts.findAll(Set.of(id)).get(id))
                .filter(one -> one.conversationId().equals(conversation))
                .orElseThrow(() -> Problem.invalid("content.cartId", "is not a cart of this conversation"));
        return content.set("cart", Json.tree(CartDocument.of(cart, language)));
    }

    @Override
    public Map<UUID, ObjectNode> render(ConversationId conversation, Map<UUID, ObjectNode> contents, Language language) {
        Map<CartId, CartView> present = carts.findAll(contents.values().stream()
                .flatMap(content -> idIn(content).stream()).collect(Collectors.toSet()));
        Map<UUID, ObjectNode> rendered = new HashMap<>();
        contents.forEach((message, content) -> rendered.put(message, idIn(content).map(present::get)
                .<ObjectNode>map(cart -> content.deepCopy().set("cart", Json.tree(CartDocument.of(cart, language))))
                .orElse(content)));
        return rendered;
    }

    private static Optional<CartId> idIn(ObjectNode content) {
        return CartId.parse(content.path("cartId").asText());
    }
}
