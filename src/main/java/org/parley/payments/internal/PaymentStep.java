package org.parley.payments.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.parley.payments.PaymentEventView;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentStatus;
import org.parley.shared.id.Ids;

/** One line of a payment's history; written once. */
@Entity
@Table(name = "payment_event")
class PaymentStep {

    @Id
    private UUID id;
    @Column(name = "payment_id", nullable = false, updatable = false)
    private UUID paymentId;
    @Column(name = "happened_at", nullable = false, updatable = false)
    private Instant at;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status", nullable = false, updatable = false)
    private PaymentStatus status;
    @Column(name = "reason", updatable = false)
    private String reason;

    protected PaymentStep() {
    }

    PaymentStep(PaymentId payment, Instant at, PaymentStatus status, String reason) {
        id = Ids.next();
        paymentId = payment.value();
        this.at = at;
        this.status = status;
        this.reason = reason;
    }

    PaymentEventView view() {
        return new PaymentEventView(at, status, reason);
    }
}
