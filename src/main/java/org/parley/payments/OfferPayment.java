package org.parley.payments;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;

/**
 * The wish to be paid.
 *
 * @param amount above zero
 * @param expiresAt until when the customer may pay; the payment expires then by itself
 * @param description what the customer reads beside the amount, such as "Order 1042"; at most 400 characters
 * @param returnUrl where the customer goes on after paying, or {@code null}
 * @param language the customer's
 */
public record OfferPayment(PayableRef payable, Money amount, Instant expiresAt, String description, URI returnUrl,
        Language language) {

    public OfferPayment {
        Objects.requireNonNull(payable, "payable");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(language, "language");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing to pay: " + amount);
        }
        if (description.length() > 400) {
            throw new IllegalArgumentException("description of more than 400 characters");
        }
    }
}
