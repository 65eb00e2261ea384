package org.parley.payments;

import java.time.Instant;
import org.parley.shared.money.Money;

/**
 * How a payment stands.
 *
 * @param amount what was asked for
 * @param captured what was taken, in the currency in which it was taken
 * @param refunded what was given back, same currency as {@code captured}
 * @param refundPending what was promised to be given back and not confirmed yet, same currency
 * @param method {@code card}, {@code bankTransfer} or {@code wallet}; {@code null} while unknown
 * @param payUrl where the customer pays; {@code null} once it is of no use
 */
public record PaymentView(PaymentId id, PayableRef payable, PaymentStatus status, Money amount, Money captured,
        Money refunded, Money refundPending, String method, String payUrl, Instant expiresAt, Instant createdAt) {

    /** What may still be given back. */
    public Money refundable() {
        return captured.minus(refunded).minus(refundPending);
    }
}
