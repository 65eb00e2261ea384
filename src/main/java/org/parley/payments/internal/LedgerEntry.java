package org.parley.payments.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.parley.payments.PaymentId;
import org.parley.shared.id.Ids;
import org.parley.shared.money.Money;

/** One side of a posting. Only {@link Ledger} writes them, always both sides together; they are never changed. */
@Entity
@Table(name = "ledger_entry")
class LedgerEntry {

    @Id
    private UUID id;
    @Column(name = "posting", nullable = false, updatable = false)
    private UUID posting;
    @Column(name = "payment_id", nullable = false, updatable = false)
    private UUID paymentId;
    @Column(name = "account", nullable = false, updatable = false)
    private String account;
    @Column(name = "currency", nullable = false, updatable = false)
    private String currency;
    @Column(name = "amount", nullable = false, updatable = false)
    private long amount;
    @Column(name = "booked_at", nullable = false, updatable = false)
    private Instant bookedAt;

    protected LedgerEntry() {
    }

    LedgerEntry(UUID posting, PaymentId payment, String account, Money amount, Instant now) {
        id = Ids.next();
        this.posting = posting;
        paymentId = payment.value();
        this.account = account;
        currency = amount.currency();
        this.amount = amount.minorUnits();
        bookedAt = now;
    }
}
