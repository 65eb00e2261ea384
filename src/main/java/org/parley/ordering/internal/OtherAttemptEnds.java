package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.payments.PaymentId;
import org.parley.payments.Payments;
import org.parley.shared.outbox.OutboxEntry;
import org.parley.shared.outbox.OutboxHandler;

/**
 * An order was paid by an earlier attempt: the open one is withdrawn, so that nobody pays twice. Afterwards rather than at
 * once, because two payments must not be locked in one transaction.
 */
@ApplicationScoped
class OtherAttemptEnds implements OutboxHandler {

    static final String NAME = "ordering.otherAttempt";

    @Inject
    private Payments payments;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(OutboxEntry entry) {
        payments.cancel(PaymentId.of(entry.payload()), "paidOtherwise");
    }
}
