package org.parley.payments.spi;

import java.util.Optional;
import org.parley.payments.PaymentId;

/**
 * An authentic webhook, as far as it is used: which event it is and which payment to ask about.
 *
 * @param eventId the provider's own id of the event, unique within the account; at most 100 characters
 * @param payment empty when the event concerns none of our payments
 */
public record GatewayNotice(String eventId, Optional<PaymentId> payment) {

    public GatewayNotice {
        if (eventId == null || eventId.isBlank() || eventId.length() > 100) {
            throw new IllegalArgumentException("an event id has 1 to 100 characters");
        }
    }
}
