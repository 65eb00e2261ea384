package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.payments.PaymentFact;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentView;
import org.parley.payments.RefundView;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.GatewayRefusal;
import org.parley.payments.spi.GatewaySilent;
import org.parley.payments.spi.GatewayStatus;
import org.parley.payments.spi.PaymentGateway;
import org.parley.shared.money.Money;

/**
 * Finds out how a payment stands: reads what is owed, commits, calls the provider, and applies the answer under the
 * payment's row lock. Two at once do no harm, because an answer that brings no news changes nothing.
 */
@ApplicationScoped
class Settlement {

    private Intents intents;
    private Changes changes;
    private Gateways gateways;
    private InTransaction transaction;
    private Clock clock;
    private Duration unknownLimit;

    protected Settlement() {
    }

    @Inject
    Settlement(Intents intents, Changes changes, Gateways gateways, InTransaction transaction, Clock clock,
            @ConfigProperty(name = "parley.payments.unknown-limit") Duration unknownLimit) {
        this.intents = intents;
        this.changes = changes;
        this.gateways = gateways;
        this.transaction = transaction;
        this.clock = clock;
        this.unknownLimit = unknownLimit;
    }

    /**
     * @param reasonToAsk whether somebody has a reason to think that the provider has news
     */
    PaymentView settle(PaymentId id, boolean reasonToAsk) {
        Question question = transaction.call(() -> question(id));
        try {
            PaymentGateway gateway = gateways.find(question.gateway(), question.account())
                    .orElseThrow(() -> new GatewaySilent("gateway " + question.gateway() + " is not set up"));
            question.refunds().forEach(refund -> giveBack(gateway, refund));
            GatewayPayment answer = question.callOff() ? gateway.cancel(id) : gateway.fetch(id);
            checkReference(id, answer);
            return transaction.call(() -> answered(question, answer));
        } catch (GatewaySilent silent) {
            return transaction.call(() -> silent(id, reasonToAsk));
        }
    }

    private Question question(PaymentId id) {
        PaymentIntent intent = intents.get(id);
        List<RefundView> owed = intent.refundPending() == 0 ? List.of() : intents.refunds(id).stream().map(Refund::view)
                .filter(refund -> refund.status() == RefundView.Status.PENDING).toList();
        return new Question(id, intent.gateway(), intent.account(), intent.callOff(), owed, clock.instant());
    }

    private PaymentView answered(Question question, GatewayPayment answer) {
        PaymentIntent intent = intents.locked(question.id());
        intent.remember(answer);
        if (question.callOff()) {
            intent.providerWasTold();
        }
        changes.apply(intent, PaymentRules.answered(intent.standing(), believable(intent, answer, 0)));
        Instant now = clock.instant();
        if (intent.timeIsUp(now)) {
            changes.end(intent, PaymentRules.timeIsUp(intent.standing(), null));
        }
        intent.answered(question.askedAt(), now);
        return intent.view();
    }

    private PaymentView silent(PaymentId id, boolean reasonToAsk) {
        PaymentIntent intent = intents.locked(id);
        Instant now = clock.instant();
        boolean reason = reasonToAsk || intent.hasReasonToAsk() || intent.timeIsUp(now);
        changes.apply(intent, PaymentRules.silent(intent.standing(), reason));
        if (intent.unknownFor(unknownLimit, now)) {
            changes.end(intent, PaymentRules.timeIsUp(intent.standing(), "noAnswer"));
        }
        intent.notAnswered(now);
        return intent.view();
    }

    private void giveBack(PaymentGateway gateway, RefundView refund) {
        try {
            GatewayPayment answer = gateway.refund(refund.paymentId(), refund.id(), refund.amount());
            checkReference(refund.paymentId(), answer);
            if (answer.status() != GatewayStatus.CAPTURED) {
                throw new GatewaySilent("a refund of what was not captured");
            }
            transaction.call(() -> refunded(refund, answer));
        } catch (GatewayRefusal refusal) {
            transaction.call(() -> refused(refund));
        }
    }

    private Void refunded(RefundView promised, GatewayPayment answer) {
        PaymentIntent intent = intents.locked(promised.paymentId());
        if (intents.refund(promised.id()).end(RefundView.Status.DONE)) {
            intent.endPromise(promised.amount());
            changes.apply(intent, PaymentRules.answered(intent.standing(),
                    believable(intent, answer, promised.amount().minorUnits())));
        }
        return null;
    }

    private Void refused(RefundView promised) {
        PaymentIntent intent = intents.locked(promised.paymentId());
        if (intents.refund(promised.id()).end(RefundView.Status.FAILED)) {
            intent.endPromise(promised.amount());
            changes.note(intent, PaymentFact.REFUND_FAILED, "refundRefused");
        }
        return null;
    }

    /**
     * The provider's total of refunds may contain one that another thread has not recorded yet. While promises are open,
     * only the refund that this answer confirms is counted; each further one is counted when its own answer comes.
     */
    private static GatewayPayment believable(PaymentIntent intent, GatewayPayment answer, long justGivenBack) {
        if (answer.status() != GatewayStatus.CAPTURED || !intent.status().holdsMoney()) {
            return answer;
        }
        Money known = intent.standing().refunded();
        if (!known.currency().equals(answer.refunded().currency())) {
            return answer;
        }
        Money counted = known.plus(Money.ofMinor(justGivenBack, known.currency()));
        boolean open = intent.refundPending() > 0;
        Money refunded = open || answer.refunded().compareTo(counted) < 0 ? counted : answer.refunded();
        return new GatewayPayment(answer.reference(), answer.providerRef(), answer.status(), answer.captured(), refunded,
                answer.method());
    }

    private static void checkReference(PaymentId asked, GatewayPayment answer) {
        if (!asked.equals(answer.reference())) {
            throw new GatewaySilent("asked about " + asked + ", answered about " + answer.reference());
        }
    }

    /** What has to be asked and carried out, as it was when the transaction before the calls committed. */
    private record Question(PaymentId id, String gateway, String account, boolean callOff, List<RefundView> refunds,
            Instant askedAt) {
    }
}
