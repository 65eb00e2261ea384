package org.parley.ordering.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.payments.PaymentEventView;
import org.parley.payments.PaymentView;
import org.parley.shared.money.Money;

/** A payment that was just offered, in the shape of {@code GET /payments/&#123;id&#125;}. */
@Schema(name = "PaymentAttempt", requiredProperties = {"id", "status", "amount", "captured", "refunded", "events"})
public record PaymentAttempt(
        @Schema(type = SchemaType.STRING, format = "uuid") UUID id,
        @Schema(example = "offered") String status,
        Money amount, Money captured, Money refunded, String method, String payUrl,
        @Schema(type = SchemaType.STRING, format = "date-time") Instant expiresAt,
        List<Event> events) {

    static PaymentAttempt of(PaymentView payment, List<PaymentEventView> history) {
        return new PaymentAttempt(payment.id().value(), payment.status().code(), payment.amount(), payment.captured(),
                payment.refunded(), payment.method(), payment.payUrl(), payment.expiresAt(), history.stream()
                        .map(event -> new Event(event.at(), event.status().code(), event.reason())).toList());
    }

    /** One step in its life. */
    @Schema(name = "PaymentAttemptEvent", requiredProperties = {"at", "status"})
    public record Event(@Schema(type = SchemaType.STRING, format = "date-time") Instant at, String status,
            String reason) {
    }
}
