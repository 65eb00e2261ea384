package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderStatus;
import org.parley.ordering.OrderView;
import org.parley.ordering.Orders;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.shared.id.Ids;
import org.parley.shared.outbox.OutboxEntry;
import org.parley.shared.outbox.OutboxHandler;

/**
 * The time for which an order's pieces are reserved is over. The provider is asked before anything is let go: money that
 * it has taken wins. While it does not answer the pieces stay reserved, and this is tried again.
 */
@ApplicationScoped
class ReservationEnds implements OutboxHandler {

    static final String NAME = "ordering.reservation";

    @Inject
    private Orders orders;
    @Inject
    private OrderEnd ending;
    @Inject
    private Payments payments;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void handle(OutboxEntry entry) {
        OrderId id = Ids.parse(entry.subject()).map(OrderId::new).orElseThrow();
        OrderView order = orders.get(id);
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            return;
        }
        if (order.payment().status().isLive()) {
            PaymentView payment = payments.settle(order.payment().id());
            if (payment.status() == PaymentStatus.UNKNOWN) {
                throw new IllegalStateException("order " + id + " keeps its pieces: its payment is unknown");
            }
        }
        if (!ending.reservationIsOver(id)) {
            throw new IllegalStateException("order " + id + " still awaits its payment");
        }
    }
}
