package org.parley.payments.spi;

import java.util.Objects;
import org.parley.payments.PaymentId;
import org.parley.shared.money.Money;

/**
 * A provider's answer to "how does this payment stand?". Amounts are totals so far, never increments, and are there
 * exactly when money was captured.
 *
 * @param reference which of our payments the answer is about
 * @param providerRef the provider's own name for it; absent while it has none
 * @param captured what the provider has taken from the customer, in the currency it really took
 * @param refunded what the provider has given back, in the same currency; never above {@code captured}
 * @param method {@code card}, {@code bankTransfer}, {@code wallet}; absent while unknown
 */
public record GatewayPayment(PaymentId reference, String providerRef, GatewayStatus status, Money captured,
        Money refunded, String method) {

    public GatewayPayment {
        Objects.requireNonNull(reference, "reference");
        if (status == GatewayStatus.CAPTURED) {
            if (!captured.isPositive() || refunded.isNegative() || refunded.compareTo(captured) > 0) {
                throw new IllegalArgumentException("captured " + captured + ", refunded " + refunded);
            }
        } else if (captured != null || refunded != null) {
            throw new IllegalArgumentException("money in status " + status);
        }
    }

    public static GatewayPayment withoutMoney(PaymentId reference, String providerRef, GatewayStatus status,
            String method) {
        return new GatewayPayment(reference, providerRef, Objects.requireNonNull(status), null, null, method);
    }
}
