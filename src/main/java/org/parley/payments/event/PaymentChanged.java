package org.parley.payments.event;

import java.time.Instant;
import java.util.UUID;
import org.parley.payments.PaymentFact;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;

/**
 * Something became true of a payment. Fired synchronously in the transaction that made it true, with the payment's row
 * locked; an observer that throws undoes it. One answer of the provider can bring several, in order.
 *
 * @param payment how it stands after all facts of this change
 * @param before the status before this fact
 * @param reason a stable word, or {@code null}
 */
public record PaymentChanged(UUID eventId, Instant at, PaymentView payment, PaymentStatus before, PaymentFact fact,
        String reason) {
}
