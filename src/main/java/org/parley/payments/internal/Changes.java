package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.parley.payments.PaymentFact;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;
import org.parley.payments.event.PaymentChanged;
import org.parley.shared.id.Ids;

/** Carries a verdict out on a locked payment: standing, books, history and what others must know, all together. */
@ApplicationScoped
class Changes {

    private Intents intents;
    private Ledger ledger;
    private Event<PaymentChanged> changed;
    private Clock clock;

    protected Changes() {
    }

    @Inject
    Changes(Intents intents, Ledger ledger, Event<PaymentChanged> changed, Clock clock) {
        this.intents = intents;
        this.ledger = ledger;
        this.changed = changed;
        this.clock = clock;
    }

    void apply(PaymentIntent intent, Verdict verdict) {
        if (verdict.steps().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Standing before = intent.standing();
        intent.follow(verdict, now);
        ledger.book(intent, before, verdict.standing(), now);
        verdict.steps().forEach(step -> intents.add(new PaymentStep(intent.id(), now, step.status(), step.reason())));
        intents.flush();
        PaymentStatus previous = before.status();
        for (Verdict.Step step : verdict.steps()) {
            publish(intent.view(), previous, step.fact(), step.reason(), now);
            previous = step.status();
        }
    }

    /** Applies a verdict of ours that ends a payment; the provider has yet to hear of it. */
    void end(PaymentIntent intent, Verdict verdict) {
        apply(intent, verdict);
        if (!verdict.steps().isEmpty()) {
            intent.tellProviderToCallOff(clock.instant());
        }
    }

    /** A fact that leaves the status as it is. */
    void note(PaymentIntent intent, PaymentFact fact, String reason) {
        Instant now = clock.instant();
        PaymentView view = intent.view();
        intents.add(new PaymentStep(intent.id(), now, view.status(), reason));
        intents.flush();
        publish(view, view.status(), fact, reason, now);
    }

    private void publish(PaymentView view, PaymentStatus before, PaymentFact fact, String reason, Instant now) {
        if (fact != null) {
            changed.fire(new PaymentChanged(Ids.next(), now, view, before, fact, reason));
        }
    }
}
