package org.parley.payments.spi;

import java.time.Instant;
import org.parley.payments.PaymentId;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;

/**
 * What a gateway needs for a pay address.
 *
 * @param merchant the shop's name
 * @param returnUrl where the provider sends the customer afterwards
 * @param method what the customer used last, to be offered first; {@code null} if there is none
 */
public record PaymentOffer(PaymentId id, Money amount, Instant expiresAt, String merchant, String description,
        String returnUrl, Language language, String method) {
}
