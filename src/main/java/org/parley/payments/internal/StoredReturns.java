package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.parley.payments.PaymentReturns;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;

@ApplicationScoped
class StoredReturns implements PaymentReturns {

    /** A page that is reloaded over and over must not make us ask as often. */
    private static final Duration FRESH = Duration.ofSeconds(1);
    /** Who comes back has just done something there: that a page was opened a moment ago is no answer to that. */
    private static final Duration FRESH_BEFORE_ACTING = Duration.ofMillis(100);

    private Intents intents;
    private Settlement settlement;
    private InTransaction transaction;
    private Clock clock;

    protected StoredReturns() {
    }

    @Inject
    StoredReturns(Intents intents, Settlement settlement, InTransaction transaction, Clock clock) {
        this.intents = intents;
        this.settlement = settlement;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Returned> arrive(String token) {
        return transaction.call(() -> intents.byReturnToken(token)).map(intent -> {
            PaymentStatus known = intent.view().status();
            boolean untouched = known == PaymentStatus.OFFERED || known == PaymentStatus.OPENED;
            boolean fresh = intent.askedAt() != null && intent.askedAt()
                    .plus(untouched ? FRESH_BEFORE_ACTING : FRESH).isAfter(clock.instant());
            PaymentView now = fresh ? intent.view() : settlement.settle(intent.id(), true);
            return new Returned(now, intent.returnUrl(), intent.language());
        });
    }
}
