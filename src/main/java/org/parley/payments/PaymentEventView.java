package org.parley.payments;

import java.time.Instant;

/**
 * One step in a payment's life.
 *
 * @param reason a stable word such as {@code afterExpired}; {@code null} where the status says it all
 */
public record PaymentEventView(Instant at, PaymentStatus status, String reason) {
}
