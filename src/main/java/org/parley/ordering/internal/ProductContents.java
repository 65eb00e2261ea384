package org.parley.ordering.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.catalog.Catalog;
import org.parley.catalog.ProductId;
import org.parley.catalog.ProductView;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.spi.LiveContent;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;
import org.parley.shared.problem.Problem;

/**
 * Products in the thread: cards, lists, comparisons, with the prices and the stock of now. A product that is no longer
 * offered keeps its last look, with nothing available.
 */
@ApplicationScoped
@Transactional
class ProductContents implements LiveContent {

    private static final int MOST = 20;

    @Inject
    private Catalog catalog;

    @Override
    public Set<String> types() {
        return Set.of(MessageContent.PRODUCT_CARD, MessageContent.PRODUCT_LIST, MessageContent.COMPARISON);
    }

    @Override
    public ObjectNode complete(ConversationId conversation, ObjectNode content, Language language) {
        boolean card = isCard(content);
        List<ProductId> ids = ids(content);
        Map<ProductId, ProductView> found = products(ids);
        if (!found.keySet().containsAll(ids) || ids.isEmpty()) {
            throw Problem.invalid(card ? "content.productId" : "content.productIds",
                    card ? "is not a product of this shop" : "must be products of this shop");
        }
        checkNumber(content, ids);
        return filled(content, found, language);
    }

    private static void checkNumber(ObjectNode content, List<ProductId> ids) {
        boolean comparison = MessageContent.COMPARISON.equals(content.path("type").asText());
        boolean repeated = new LinkedHashSet<>(ids).size() < ids.size();
        if (repeated || ids.size() > (comparison ? 4 : MOST) || comparison && ids.size() < 2) {
            throw Problem.invalid("content.productIds",
                    "must be " + (comparison ? "2 to 4" : "1 to " + MOST) + " different products");
        }
    }

    @Override
    public Map<UUID, ObjectNode> render(ConversationId conversation, Map<UUID, ObjectNode> contents, Language language) {
        Map<ProductId, ProductView> found = products(contents.values().stream()
                .flatMap(content -> ids(content).stream()).distinct().toList());
        Map<UUID, ObjectNode> rendered = new HashMap<>();
        contents.forEach((message, content) -> rendered.put(message, filled(content.deepCopy(), found, language)));
        return rendered;
    }

    private Map<ProductId, ProductView> products(List<ProductId> ids) {
        return ids.isEmpty() ? Map.of() : catalog.products(ids).stream()
                .collect(Collectors.toMap(ProductView::id, Function.identity()));
    }

    private static ObjectNode filled(ObjectNode content, Map<ProductId, ProductView> found, Language language) {
        List<ProductId> ids = ids(content);
        if (isCard(content)) {
            ids.forEach(id -> content.set("product", shown(id, found, content.path("product"), language)));
            return content;
        }
        if (MessageContent.COMPARISON.equals(content.path("type").asText())) {
            return content;
        }
        Map<String, JsonNode> before = new HashMap<>();
        content.path("products").forEach(product -> before.put(product.path("id").asText(), product));
        ArrayNode products = Json.mapper().createArrayNode();
        ids.forEach(id -> products.add(shown(id, found, before.getOrDefault(id.toString(),
                Json.object()), language)));
        content.set("products", products);
        return content;
    }

    private static JsonNode shown(ProductId id, Map<ProductId, ProductView> found, JsonNode before, Language language) {
        ProductView present = found.get(id);
        if (present != null) {
            return Json.tree(ProductSnapshot.of(present, language));
        }
        JsonNode gone = before.deepCopy();
        gone.path("variants").forEach(variant -> ((ObjectNode) variant).put("available", 0));
        return gone;
    }

    private static boolean isCard(ObjectNode content) {
        return MessageContent.PRODUCT_CARD.equals(content.path("type").asText());
    }

    /** Texts that are no ids become ids of nothing, so that they are refused and not overlooked. */
    private static List<ProductId> ids(ObjectNode content) {
        List<ProductId> ids = new ArrayList<>();
        if (isCard(content)) {
            ids.add(id(content.path("productId")));
        } else {
            content.path("productIds").forEach(id -> ids.add(id(id)));
        }
        return ids;
    }

    private static ProductId id(JsonNode text) {
        return Optional.ofNullable(text.textValue()).flatMap(ProductId::parse).orElse(new ProductId(new UUID(0, 0)));
    }
}
