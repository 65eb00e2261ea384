package org.parley.payments.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.parley.payments.PaymentId;
import org.parley.payments.RefundView;
import org.parley.payments.RequestRefund;
import org.parley.shared.id.Ids;
import org.parley.shared.money.Money;

/** A promise to give money back. Its id is the provider's idempotency key, so repeating it has one effect. */
@Entity(name = "PaymentRefund")
@Table(name = "payment_refund")
class Refund {

    @Id
    private UUID id;
    @Column(name = "payment_id", nullable = false, updatable = false)
    private UUID paymentId;
    @Column(name = "refund_key", nullable = false, updatable = false)
    private UUID key;
    @Column(name = "currency", nullable = false, updatable = false)
    private String currency;
    @Column(name = "amount", nullable = false, updatable = false)
    private long amount;
    @Column(name = "reason", nullable = false, updatable = false)
    private String reason;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status", nullable = false)
    private RefundView.Status status;
    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected Refund() {
    }

    Refund(RequestRefund request, Instant now) {
        id = Ids.next();
        paymentId = request.paymentId().value();
        key = request.key();
        currency = request.amount().currency();
        amount = request.amount().minorUnits();
        reason = request.reason();
        status = RefundView.Status.PENDING;
        createdAt = now;
    }

    /** @return whether this ended it; a repetition does not */
    boolean end(RefundView.Status how) {
        if (status != RefundView.Status.PENDING) {
            return false;
        }
        status = how;
        return true;
    }

    Money amount() {
        return Money.ofMinor(amount, currency);
    }

    RefundView view() {
        return new RefundView(id, new PaymentId(paymentId), amount(), reason, status, createdAt);
    }
}
