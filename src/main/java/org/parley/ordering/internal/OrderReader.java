package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.catalog.ProductId;
import org.parley.catalog.VariantId;
import org.parley.ordering.CartId;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderView;
import org.parley.ordering.ShipmentView;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.shared.money.Money;

/** Shows orders with their payments and parcels. Works in the caller's transaction. */
@ApplicationScoped
class OrderReader {

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private Payments payments;

    /** Three statements for any number of ids: orders with lines, parcels with reports, payments. In the order of the ids. */
    Map<OrderId, OrderView> views(Collection<UUID> ids) {
        Map<UUID, Order> orders = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery("select distinct o from SalesOrder o left join fetch o.lines where o.id in :ids",
                    Order.class).setParameter("ids", ids).getResultList()
                    .forEach(order -> orders.put(order.id().value(), order));
        }
        if (orders.isEmpty()) {
            return Map.of();
        }
        Map<OrderId, List<ShipmentView>> shipments = shipments(orders.keySet());
        Map<PaymentId, PaymentView> paid = payments.getAll(orders.values().stream().map(Order::payment).toList());
        Map<OrderId, OrderView> views = new LinkedHashMap<>();
        ids.stream().map(orders::get).filter(java.util.Objects::nonNull).forEach(order -> views.put(order.id(),
                view(order, paid.get(order.payment()), shipments.getOrDefault(order.id(), List.of()))));
        return views;
    }

    /** The order as it stands, with a payment that the caller knows already. */
    OrderView view(Order order, PaymentView payment) {
        PaymentView shown = payment.id().equals(order.payment()) ? payment : payments.get(order.payment());
        return view(order, shown, shipments(List.of(order.id().value())).getOrDefault(order.id(), List.of()));
    }

    OrderView view(Order order) {
        return view(order, payments.get(order.payment()));
    }

    private Map<OrderId, List<ShipmentView>> shipments(Collection<UUID> orders) {
        Map<OrderId, List<ShipmentView>> byOrder = new HashMap<>();
        entities.createQuery("select distinct s from Shipment s left join fetch s.events where s.orderId in :orders"
                + " order by s.id", Shipment.class).setParameter("orders", orders).getResultList().forEach(shipment ->
                        byOrder.computeIfAbsent(shipment.order(), any -> new ArrayList<>()).add(shipment.view()));
        return byOrder;
    }

    private static OrderView view(Order order, PaymentView payment, List<ShipmentView> shipments) {
        Charges charges = order.charges();
        List<OrderView.Line> lines = order.lines().stream().map(line -> {
            Money price = charges.money(line.unitPrice());
            return new OrderView.Line(new VariantId(line.variantId()), new ProductId(line.productId()), line.title(),
                    line.sku(), line.image(), line.quantity(), price, price.times(line.quantity()));
        }).toList();
        return new OrderView(order.id(), order.number(), order.status(), new CartId(order.cartId()), order.conversation(),
                order.visitor(), order.contact(), order.address(), order.delivery(), lines, charges.totals(),
                charges.shippingMethod(), charges.shippingTitle(), charges.taxLabel(), order.placedAt(),
                order.reservedUntil(), payment, shipments);
    }
}
