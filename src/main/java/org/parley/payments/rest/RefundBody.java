package org.parley.payments.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.payments.RefundView;
import org.parley.shared.money.Money;

/** A refund as the API shows it. */
@Schema(name = "Refund", requiredProperties = {"id", "paymentId", "amount", "reason", "status", "createdAt"})
public record RefundBody(@Schema(format = "uuid") String id, @Schema(format = "uuid") String paymentId, Money amount, String reason,
        @Schema(enumeration = {"pending", "done"}) String status,
        @Schema(type = SchemaType.STRING, format = "date-time") Instant createdAt) {

    static RefundBody of(RefundView refund) {
        return new RefundBody(refund.id().toString(), refund.paymentId().toString(), refund.amount(), refund.reason(),
                refund.status().code(), refund.createdAt());
    }
}
