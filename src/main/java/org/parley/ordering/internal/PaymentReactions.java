package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.parley.catalog.Catalog;
import org.parley.catalog.Stock;
import org.parley.catalog.VariantId;
import org.parley.catalog.VariantView;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderStatus;
import org.parley.ordering.OrderView;
import org.parley.payments.PaymentFact;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.payments.event.PaymentChanged;
import org.parley.shared.outbox.Outbox;

/** Orders and stock change in the transaction in which their payment does, or the payment does not change either. */
@ApplicationScoped
class PaymentReactions {

    @Inject
    private OrderTable orders;
    @Inject
    private OrderReader reader;
    @Inject
    private OrderEnd ending;
    @Inject
    private Payments payments;
    @Inject
    private Catalog catalog;
    @Inject
    private Stock stock;
    @Inject
    private ThreadVoice thread;
    @Inject
    private Outbox outbox;
    @Inject
    private Clock clock;

    @Transactional(Transactional.TxType.MANDATORY)
    void on(@Observes PaymentChanged change) {
        OrderId id = OrderPayments.orderOf(change.payment());
        // An offer is made by ourselves, together with its order and its message.
        if (id == null || change.fact() == PaymentFact.OFFERED) {
            return;
        }
        orders.lock(id).ifPresent(order -> react(order, change));
    }

    private void react(Order order, PaymentChanged change) {
        PaymentView payment = change.payment();
        OrderStatus before = order.status();
        Reaction reaction = Reaction.to(change.fact(), before, order.isPaidBy(payment.id()),
                order.payment().equals(payment.id()), clock.instant(), order.reservedUntil());
        switch (reaction) {
            case TAKE_RESERVED -> takeReserved(order, payment);
            case TAKE_FROM_SHELF -> takeFromShelf(order, payment);
            case GIVE_BACK -> giveBack(order, payment, before.isPaid() || before == OrderStatus.REFUNDED
                    ? "paidTwice" : "paidAfterCancellation");
            case EXPIRE -> ending.expire(order);
            case CLOSE_REFUNDED -> closeRefunded(order);
            case SHOW_ONLY -> { }
        }
        show(order, payment, before, change.fact());
    }

    private void takeReserved(Order order, PaymentView payment) {
        PaymentId attempted = order.payment();
        stock.take(order.pieces());
        order.paid(payment.id());
        if (!attempted.equals(payment.id())) {
            outbox.put(OtherAttemptEnds.NAME, attempted.value(), attempted.toString(), attempted.toString());
        }
    }

    private void takeFromShelf(Order order, PaymentView payment) {
        if (isOnShelf(order.pieces())) {
            stock.takeUnreserved(order.pieces());
            order.paid(payment.id());
        } else {
            giveBack(order, payment, "paidTooLate");
        }
    }

    /**
     * Looked up rather than tried: a refusal by the stock would undo the payment's own change as well. If somebody buys
     * the last piece between this look and the taking, that happens once, and the provider is asked again.
     */
    private boolean isOnShelf(Map<VariantId, Integer> pieces) {
        Map<VariantId, VariantView> variants = catalog.variants(pieces.keySet());
        return pieces.entrySet().stream().allMatch(piece -> variants.containsKey(piece.getKey())
                && variants.get(piece.getKey()).available() >= piece.getValue());
    }

    /** Money that pays for nothing goes back by itself, and the customer is told why. */
    private void giveBack(Order order, PaymentView payment, String why) {
        payments.refundInFull(payment.id(), why);
        thread.tell(order.conversation(), why, Map.of("number", order.number(),
                "amount", payment.captured().format(thread.language(order.conversation()))));
    }

    /** What has not been shipped goes back on the shelf. */
    private void closeRefunded(Order order) {
        if (order.status() == OrderStatus.PAID) {
            stock.putBack(order.pieces());
        }
        order.refunded();
    }

    private void show(Order order, PaymentView payment, OrderStatus before, PaymentFact fact) {
        OrderView view = reader.view(order, payment);
        thread.show(view, payment);
        thread.show(view);
        if (fact == PaymentFact.REFUNDED || fact == PaymentFact.PARTLY_REFUNDED) {
            thread.tell(order.conversation(), "refunded", Map.of("number", order.number(),
                    "amount", payment.refunded().format(thread.language(order.conversation()))));
        }
        if (before != order.status()) {
            ending.announce(order, view, before);
        }
    }
}
