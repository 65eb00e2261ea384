package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderStatus;
import org.parley.ordering.OrderView;
import org.parley.ordering.ShipmentId;
import org.parley.ordering.ShipmentView;
import org.parley.ordering.Shipments;
import org.parley.shared.problem.Problem;

@ApplicationScoped
@Transactional
class StoredShipments implements Shipments {

    /** Clocks of carriers differ, and some announce the delivery of the day. */
    private static final Duration AHEAD = Duration.ofDays(1);

    @Inject
    private OrderTable orders;
    @Inject
    private OrderReader reader;
    @Inject
    private OrderEnd steps;
    @Inject
    private ThreadVoice thread;
    @Inject
    private Clock clock;

    @Override
    public ShipmentView dispatch(OrderId id, String carrier, String trackingNumber) {
        Order order = orders.lock(id).orElseThrow(Problem::notFound);
        OrderStatus before = order.status();
        if (before != OrderStatus.PAID && before != OrderStatus.SHIPPED) {
            throw Problem.conflict("orderNotPaid", "Only a paid order can be shipped; this one is " + before.code() + ".",
                    Map.of("orderStatus", before));
        }
        if (orders.shipments(id).stream().anyMatch(parcel -> parcel.isSame(carrier, trackingNumber))) {
            throw Problem.conflict("alreadyShipped", "This parcel was recorded already.");
        }
        Shipment parcel = new Shipment(id, carrier, trackingNumber, clock.instant());
        orders.add(parcel);
        order.shipped();
        OrderView view = reader.view(order);
        thread.show(view);
        if (before == order.status()) {
            thread.tellStatus(view);
        } else {
            steps.announce(order, view, before);
        }
        return parcel.view();
    }

    @Override
    public ShipmentView report(ShipmentId id, ShipmentView.ShipmentEvent event) {
        if (event.at().isAfter(clock.instant().plus(AHEAD))) {
            throw Problem.invalid("at", "lies in the future");
        }
        OrderId orderId = orders.shipment(id.value()).orElseThrow(Problem::notFound).order();
        // The order's lock lets two reports for two of its parcels see each other.
        Order order = orders.lock(orderId).orElseThrow(Problem::notFound);
        List<Shipment> parcels = orders.shipments(orderId);
        Shipment parcel = parcels.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Problem::notFound);
        if (parcel.report(event)) {
            OrderStatus before = order.status();
            if (before == OrderStatus.SHIPPED && parcels.stream().allMatch(Shipment::isDelivered)) {
                order.delivered();
            }
            OrderView view = reader.view(order);
            thread.show(view);
            if (before != order.status()) {
                steps.announce(order, view, before);
            }
        }
        return parcel.view();
    }
}
