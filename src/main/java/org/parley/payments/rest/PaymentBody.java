package org.parley.payments.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.payments.PaymentEventView;
import org.parley.payments.PaymentView;
import org.parley.shared.money.Money;

/** A payment as the API shows it. */
@Schema(name = "Payment", requiredProperties = {"amount", "captured", "refunded", "events"})
public record PaymentBody(@Schema(required = true, format = "uuid") String id,
        @Schema(required = true, enumeration = {"offered", "opened", "pending", "authorised", "captured", "partlyRefunded",
            "refunded", "expired", "cancelled", "failed", "inReview", "mismatched", "unknown"}) String status,
        Money amount, Money captured, Money refunded,
        @Schema(enumeration = {"card", "bankTransfer", "wallet"}) String method,
        @Schema(description = "Where the customer pays; absent once it is of no use") String payUrl,
        List<PaymentEventBody> events) {

    static PaymentBody of(PaymentView payment, List<PaymentEventView> history) {
        return new PaymentBody(payment.id().toString(), payment.status().code(), payment.amount(), payment.captured(),
                payment.refunded(), payment.method(), payment.payUrl(),
                history.stream().map(event -> new PaymentEventBody(event.at(), event.status().code(), event.reason())).toList());
    }

    @Schema(name = "PaymentEvent", requiredProperties = {"at", "status"})
    public record PaymentEventBody(@Schema(type = SchemaType.STRING, format = "date-time") Instant at, String status,
            @Schema(description = "A stable word such as afterExpired, otherAmount or noAnswer") String reason) {
    }
}
