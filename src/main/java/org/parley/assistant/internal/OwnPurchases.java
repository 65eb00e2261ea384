package org.parley.assistant.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.ordering.CartId;
import org.parley.ordering.CartView;
import org.parley.ordering.Carts;
import org.parley.ordering.OrderView;
import org.parley.ordering.Orders;

/** {@link Purchases} through the doors of {@code ordering}. */
@ApplicationScoped
class OwnPurchases implements Purchases {

    @Inject
    private Carts carts;
    @Inject
    private Orders orders;

    @Override
    public int mostPieces() {
        return Carts.MAX_QUANTITY;
    }

    @Override
    public Optional<CartInView> cart(ConversationId conversation) {
        return carts.ofConversation(conversation).filter(cart -> cart.status() == CartView.Status.OPEN)
                .map(OwnPurchases::inView);
    }

    @Override
    public CartInView openCart(ConversationId conversation) {
        return inView(carts.open(conversation).cart());
    }

    @Override
    public void setLine(UUID cart, VariantId variant, int quantity) {
        carts.setLine(new CartId(cart), variant, quantity);
    }

    @Override
    public void removeLine(UUID cart, VariantId variant) {
        carts.removeLine(new CartId(cart), variant);
    }

    @Override
    public Optional<OrderInView> latestOrder(VisitorId visitor) {
        return orders.latest(visitor).map(OwnPurchases::inView);
    }

    @Override
    public Optional<OrderInView> order(VisitorId visitor, String number) {
        return orders.byNumber(visitor, number).or(() -> orders.byTrackingNumber(visitor, number))
                .map(OwnPurchases::inView);
    }

    private static CartInView inView(CartView cart) {
        return new CartInView(cart.id().value(), cart.lines().stream()
                .map(line -> new Line(line.variantId(), line.title(), line.quantity())).toList());
    }

    private static OrderInView inView(OrderView order) {
        return new OrderInView(order.id().value(), order.number(), order.status().code());
    }
}
