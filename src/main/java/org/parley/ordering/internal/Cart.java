package org.parley.ordering.internal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.ordering.CartClosed;
import org.parley.ordering.CartId;
import org.parley.ordering.Carts;
import org.parley.ordering.OrderId;
import org.parley.shared.problem.Problem;

/** What a customer wants: which variants, how many of each. It ends by becoming an order. */
@Entity
@Table(name = "cart")
class Cart {

    @Id
    private UUID id;
    @Column(name = "conversation_id", nullable = false)
    private UUID conversationId;
    @Column(name = "visitor_id", nullable = false)
    private UUID visitorId;
    /** The conversation while the cart is open, else null: a unique column keeps a second open cart out. */
    @Column(name = "open_in")
    private UUID openIn;
    @Column(name = "order_id")
    private UUID orderId;
    @Column(name = "created_at", nullable = false)
    private Instant createdAt;
    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;
    @ElementCollection
    @CollectionTable(name = "cart_line", joinColumns = @JoinColumn(name = "cart_id"))
    @MapKeyColumn(name = "variant_id")
    private Map<UUID, CartLine> lines = new HashMap<>();
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected Cart() {
    }

    Cart(CartId id, ConversationId conversation, VisitorId visitor, Instant now) {
        this.id = id.value();
        this.conversationId = conversation.value();
        this.visitorId = visitor.value();
        this.openIn = conversation.value();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void put(VariantId variant, int quantity, Instant now) {
        requireOpen();
        if (quantity < 1 || quantity > Carts.MAX_QUANTITY) {
            throw Problem.invalid("quantity", "must be from 1 to " + Carts.MAX_QUANTITY);
        }
        CartLine present = lines.get(variant.value());
        if (present == null && lines.size() >= Carts.MAX_LINES) {
            throw Problem.conflict("cartFull", "A cart holds at most " + Carts.MAX_LINES + " different things.");
        }
        int position = present != null ? present.position()
                : lines.values().stream().mapToInt(CartLine::position).max().orElse(0) + 1;
        lines.put(variant.value(), new CartLine(quantity, position));
        updatedAt = now;
    }

    void remove(VariantId variant, Instant now) {
        requireOpen();
        if (lines.remove(variant.value()) != null) {
            updatedAt = now;
        }
    }

    void close(OrderId order, Instant now) {
        requireOpen();
        orderId = order.value();
        openIn = null;
        updatedAt = now;
    }

    void requireOpen() {
        if (!isOpen()) {
            throw new CartClosed(order());
        }
    }

    boolean isOpen() {
        return openIn != null;
    }

    CartId id() {
        return new CartId(id);
    }

    ConversationId conversation() {
        return new ConversationId(conversationId);
    }

    VisitorId visitor() {
        return new VisitorId(visitorId);
    }

    /** The order that it became, or {@code null}. */
    OrderId order() {
        return orderId == null ? null : new OrderId(orderId);
    }

    /** Quantities in the order in which things were put in. */
    Map<VariantId, Integer> quantities() {
        Map<VariantId, Integer> quantities = new LinkedHashMap<>();
        lines.entrySet().stream().sorted(Comparator.comparingInt(line -> line.getValue().position()))
                .forEach(line -> quantities.put(new VariantId(line.getKey()), line.getValue().quantity()));
        return quantities;
    }
}
