package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.parley.catalog.Stock;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderStatus;
import org.parley.ordering.OrderView;
import org.parley.ordering.event.OrderChanged;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;

/** Ends unpaid orders: an order stops waiting and its pieces are free in one transaction. */
@ApplicationScoped
class OrderEnd {

    @Inject
    private OrderTable orders;
    @Inject
    private OrderReader reader;
    @Inject
    private Payments payments;
    @Inject
    private Stock stock;
    @Inject
    private ThreadVoice thread;
    @Inject
    private Event<OrderChanged> changed;
    @Inject
    private Clock clock;

    /** For an order that is locked. */
    void expire(Order order) {
        stock.release(order.pieces());
        order.expired();
    }

    /** Tells the thread and the other modules that an order has moved on. */
    void announce(Order order, OrderView view, OrderStatus before) {
        switch (order.status()) {
            case PAID, SHIPPED, DELIVERED -> thread.tellStatus(view);
            case EXPIRED -> thread.tell(order.conversation(), "orderExpired", Map.of("number", order.number()));
            case CANCELLED -> thread.tell(order.conversation(), "orderCancelled", Map.of("number", order.number()));
            case AWAITING_PAYMENT, REFUNDED -> { }
        }
        changed.fire(new OrderChanged(Ids.next(), clock.instant(), order.id(), order.number(), order.conversation(),
                order.visitor(), before, order.status()));
    }

    @Transactional
    OrderView read(OrderId id) {
        return reader.view(orders.find(id).orElseThrow(Problem::notFound));
    }

    /** Withdraws the payment, cancels the order and frees the pieces, unless money has arrived. */
    @Transactional
    OrderView cancel(OrderId id) {
        Order unlocked = orders.find(id).orElseThrow(Problem::notFound);
        payments.cancel(unlocked.payment(), "orderCancelled");
        Order order = orders.lock(id).orElseThrow(Problem::notFound);
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            throw Problem.conflict("orderNotCancellable", "Only an order that awaits its payment can be cancelled; this one is "
                    + order.status().code() + ".", Map.of("orderStatus", order.status()));
        }
        stock.release(order.pieces());
        order.cancelled();
        return shown(order);
    }

    /**
     * Ends the payment and with it the order, if its reservation is over and nobody has paid.
     *
     * @return false if the order still awaits its payment
     */
    @Transactional
    boolean reservationIsOver(OrderId id) {
        Order unlocked = orders.find(id).orElseThrow(Problem::notFound);
        // The order expires by what this makes true of its payment, if it was still open.
        PaymentView payment = payments.expire(unlocked.payment(), "reservationOver");
        Order order = orders.lock(id).orElseThrow(Problem::notFound);
        if (order.status() == OrderStatus.AWAITING_PAYMENT && order.isReservationOver(clock.instant())
                && order.payment().equals(payment.id()) && !payment.status().isLive()) {
            expire(order);
            shown(order);
        }
        return order.status() != OrderStatus.AWAITING_PAYMENT;
    }

    private OrderView shown(Order order) {
        OrderView view = reader.view(order);
        thread.show(view);
        announce(order, view, OrderStatus.AWAITING_PAYMENT);
        return view;
    }
}
