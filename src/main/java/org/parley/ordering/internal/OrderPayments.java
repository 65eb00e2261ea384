package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.ordering.OrderId;
import org.parley.payments.OfferPayment;
import org.parley.payments.PayableRef;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;

/** Orders as something that is paid for. */
@ApplicationScoped
class OrderPayments {

    private static final String KIND = "order";

    @Inject
    private Payments payments;

    /** A first or further attempt, open as long as the pieces are reserved. */
    PaymentView offer(Order order, Language language) {
        PayableRef payable = new PayableRef(KIND, order.id().toString(), order.visitor().toString());
        return payments.offer(new OfferPayment(payable, order.total(), order.reservedUntil(),
                description(order.number(), language), null, language));
    }

    /** The order that a payment is for; {@code null} if it is for something else. */
    static OrderId orderOf(PaymentView payment) {
        return KIND.equals(payment.payable().kind())
                ? Ids.parse(payment.payable().id()).map(OrderId::new).orElse(null) : null;
    }

    private static String description(String number, Language language) {
        return switch (language) {
            case EN -> "Order " + number;
            case TH -> "คำสั่งซื้อ " + number;
            case JA -> "ご注文 " + number;
            case KO -> "주문 " + number;
        };
    }
}
