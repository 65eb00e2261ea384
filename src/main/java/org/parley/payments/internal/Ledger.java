package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.parley.payments.PaymentView;
import org.parley.shared.id.Ids;
import org.parley.shared.money.Money;

/**
 * Double-entry books: what lies with a provider for us against what we hold for a payable. Positive is what we have,
 * negative what we owe, and each posting sums to zero.
 */
@ApplicationScoped
class Ledger {

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;

    protected Ledger() {
    }

    Ledger(EntityManager entities) {
        this.entities = entities;
    }

    /** Books what changed between two standings of a payment, in the transaction that changes it. */
    void book(PaymentIntent intent, Standing before, Standing after, Instant now) {
        Money taken = before.captured().isZero() ? after.captured() : after.captured().minus(before.captured());
        Money back = before.refunded().isZero() ? after.refunded() : after.refunded().minus(before.refunded());
        move(intent, taken, now);
        move(intent, back.times(-1), now);
    }

    private void move(PaymentIntent intent, Money amount, Instant now) {
        if (amount.isZero()) {
            return;
        }
        PaymentView payment = intent.view();
        UUID posting = Ids.next();
        entities.persist(new LedgerEntry(posting, payment.id(),
                "provider:" + intent.gateway() + ":" + intent.account(), amount, now));
        entities.persist(new LedgerEntry(posting, payment.id(),
                "held:" + payment.payable().kind() + ":" + payment.payable().id(), amount.times(-1), now));
    }
}
