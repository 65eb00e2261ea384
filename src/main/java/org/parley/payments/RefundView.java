package org.parley.payments;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.parley.shared.money.Money;

/** One refund. A pending one is promised and will be repeated until the provider answers. */
public record RefundView(UUID id, PaymentId paymentId, Money amount, String reason, Status status, Instant createdAt) {

    public enum Status {
        PENDING, DONE,
        /** The provider refused; the money is still ours. */
        FAILED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
