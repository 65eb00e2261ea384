package org.parley.payments.internal;

import org.parley.payments.PaymentStatus;
import org.parley.shared.money.Money;

/**
 * How a payment stands, without its history: what the rules decide on.
 *
 * @param asked what the customer was asked to pay
 * @param captured what the provider took in all, in the currency it took
 * @param refunded what the provider gave back in all, same currency as {@code captured}
 */
record Standing(PaymentStatus status, Money asked, Money captured, Money refunded) {

    Standing {
        if (refunded.compareTo(captured) > 0) {
            throw new IllegalArgumentException("refunded above captured");
        }
    }

    static Standing offered(Money asked) {
        Money nothing = Money.zero(asked.currency());
        return new Standing(PaymentStatus.OFFERED, asked, nothing, nothing);
    }

    Standing with(PaymentStatus next) {
        return new Standing(next, asked, captured, refunded);
    }
}
