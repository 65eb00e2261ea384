package org.parley.payments;

import java.util.Objects;
import java.util.UUID;
import org.parley.shared.money.Money;
import org.parley.shared.text.CardNumbers;

/**
 * The wish to give money back.
 *
 * @param reason what staff wrote or a stable word; at most 200 characters, card numbers masked
 * @param key tells a repetition from a second refund
 */
public record RequestRefund(PaymentId paymentId, Money amount, String reason, UUID key) {

    public RequestRefund {
        Objects.requireNonNull(paymentId, "paymentId");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(key, "key");
        if (reason == null || reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("a refund needs a reason of 1 to 200 characters");
        }
        reason = CardNumbers.mask(reason);
    }
}
