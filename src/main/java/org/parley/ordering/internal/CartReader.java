package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.catalog.Catalog;
import org.parley.catalog.ProductId;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.ordering.CartId;
import org.parley.ordering.CartView;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.ShippingMethod;
import org.parley.ordering.Totals;
import org.parley.shared.money.Money;

/** Shows carts with the prices and the stock of now, and closed ones as they were ordered. Works in the caller's transaction. */
@ApplicationScoped
class CartReader {

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private Catalog catalog;
    @Inject
    private StoredSettings settings;

    /** Carts with their lines, orders with theirs, variants, rules: the number of statements is the same for any number. */
    Map<CartId, CartView> views(Collection<Cart> carts) {
        Map<UUID, Order> orders = orders(carts);
        Set<VariantId> wanted = new HashSet<>();
        carts.stream().filter(Cart::isOpen).forEach(cart -> wanted.addAll(cart.quantities().keySet()));
        Map<VariantId, VariantView> variants = wanted.isEmpty() ? Map.of() : catalog.variants(wanted);
        OrderingRules rules = settings.rules();
        Map<CartId, CartView> views = new LinkedHashMap<>();
        for (Cart cart : carts) {
            Order order = orders.get(cart.id().value());
            views.put(cart.id(), order == null ? open(cart, variants, rules.firstMethod(), rules) : closed(cart, order));
        }
        return views;
    }

    CartView view(Cart cart) {
        return views(List.of(cart)).get(cart.id());
    }

    /** An open cart as it is with that way of shipping. */
    CartView open(Cart cart, Map<VariantId, VariantView> variants, ShippingMethod method, OrderingRules rules) {
        String currency = settings.currency();
        List<CartView.Line> lines = new ArrayList<>();
        cart.quantities().forEach((id, quantity) -> {
            VariantView variant = variants.get(id);
            // What is no longer in the catalogue, or priced in another money, cannot be bought and is not shown.
            if (variant != null && variant.price().currency().equals(currency)) {
                lines.add(new CartView.Line(id, variant.productId(), variant.title(), variant.image(), quantity,
                        variant.available(), variant.price(), variant.price().times(quantity)));
            }
        });
        List<Money> lineTotals = lines.stream().map(CartView.Line::lineTotal).toList();
        Totals totals = Pricing.totals(lineTotals, method, rules, currency);
        return new CartView(cart.id(), cart.conversation(), cart.visitor(), CartView.Status.OPEN, lines, totals,
                method.id(), Pricing.label(rules), null);
    }

    private CartView closed(Cart cart, Order order) {
        List<CartView.Line> lines = order.lines().stream().map(line -> {
            Money price = order.charges().money(line.unitPrice());
            return new CartView.Line(new VariantId(line.variantId()), new ProductId(line.productId()),
                    line.title(), line.image(), line.quantity(), line.quantity(), price, price.times(line.quantity()));
        }).toList();
        return new CartView(cart.id(), cart.conversation(), cart.visitor(), CartView.Status.CLOSED, lines,
                order.charges().totals(), order.charges().shippingMethod(), order.charges().taxLabel(), order.id());
    }

    private Map<UUID, Order> orders(Collection<Cart> carts) {
        List<UUID> closed = carts.stream().filter(cart -> !cart.isOpen()).map(cart -> cart.id().value()).toList();
        Map<UUID, Order> orders = new HashMap<>();
        if (!closed.isEmpty()) {
            entities.createQuery("select distinct o from SalesOrder o left join fetch o.lines where o.cartId in :carts",
                    Order.class).setParameter("carts", closed).getResultList()
                    .forEach(order -> orders.put(order.cartId(), order));
        }
        return orders;
    }
}
