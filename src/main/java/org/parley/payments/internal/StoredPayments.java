package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.identity.Shop;
import org.parley.payments.OfferPayment;
import org.parley.payments.PaymentEventView;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.payments.RefundView;
import org.parley.payments.RequestRefund;
import org.parley.payments.spi.PaymentGateway;
import org.parley.payments.spi.PaymentOffer;
import org.parley.shared.id.Ids;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;

@ApplicationScoped
@Transactional
class StoredPayments implements Payments {

    private Intents intents;
    private Changes changes;
    private Gateways gateways;
    private Settlement settlement;
    private Checks checks;
    private Shop shop;
    private Clock clock;
    private String publicUrl;

    protected StoredPayments() {
    }

    @Inject
    StoredPayments(Intents intents, Changes changes, Gateways gateways, Settlement settlement, Checks checks, Shop shop,
            Clock clock, @ConfigProperty(name = "parley.public-url") String publicUrl) {
        this.intents = intents;
        this.changes = changes;
        this.gateways = gateways;
        this.settlement = settlement;
        this.checks = checks;
        this.shop = shop;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @Override
    public PaymentView offer(OfferPayment offer) {
        boolean live = intents.ofPayables(offer.payable().kind(), List.of(offer.payable().id())).stream()
                .anyMatch(earlier -> earlier.status().isLive());
        if (live) {
            throw alreadyLive();
        }
        PaymentGateway gateway = gateways.forNewPayments();
        UUID id = Ids.next();
        String returnToken = Ids.secret();
        String payUrl = gateway.payUrl(new PaymentOffer(new PaymentId(id), offer.amount(), offer.expiresAt(),
                shop.settings().name(), offer.description(), publicUrl + "/pay/return/" + returnToken, offer.language(),
                intents.lastMethod(offer.payable().ownerId()).orElse(null)));
        Instant now = clock.instant();
        PaymentIntent intent = new PaymentIntent(id, offer, gateway, payUrl, returnToken, now);
        intents.add(intent);
        intents.add(new PaymentStep(intent.id(), now, PaymentStatus.OFFERED, null));
        try {
            intents.flush();
        } catch (PersistenceException raced) {
            throw raced.getMessage().contains("payment_intent_one_live") ? alreadyLive() : raced;
        }
        return intent.view();
    }

    @Override
    public PaymentView get(PaymentId id) {
        return intents.get(id).view();
    }

    @Override
    public Map<PaymentId, PaymentView> getAll(Collection<PaymentId> ids) {
        return ids.isEmpty() ? Map.of() : intents.all(ids).stream().map(PaymentIntent::view)
                .collect(Collectors.toMap(PaymentView::id, view -> view));
    }

    @Override
    public List<PaymentView> findByPayable(String kind, String id) {
        return intents.ofPayables(kind, List.of(id)).stream().map(PaymentIntent::view).toList();
    }

    @Override
    public Map<String, PaymentView> newestByPayable(String kind, Collection<String> ids) {
        Map<String, PaymentView> newest = new HashMap<>();
        if (!ids.isEmpty()) {
            intents.ofPayables(kind, ids).stream().map(PaymentIntent::view)
                    .forEach(view -> newest.putIfAbsent(view.payable().id(), view));
        }
        return newest;
    }

    @Override
    public List<PaymentEventView> history(PaymentId id) {
        return intents.history(id).stream().map(PaymentStep::view).toList();
    }

    @Override
    @Transactional(Transactional.TxType.NEVER)
    public PaymentView settle(PaymentId id) {
        return settlement.settle(id, true);
    }

    @Override
    public PaymentView cancel(PaymentId id, String reason) {
        PaymentIntent intent = intents.locked(id);
        changes.end(intent, PaymentRules.withdrawn(intent.standing(), reason));
        checks.wakeAfterCommit();
        return intent.view();
    }

    @Override
    public PaymentView expire(PaymentId id, String reason) {
        PaymentIntent intent = intents.locked(id);
        changes.end(intent, PaymentRules.timeIsUp(intent.standing(), reason));
        checks.wakeAfterCommit();
        return intent.view();
    }

    @Override
    public RefundView refund(RequestRefund request) {
        PaymentIntent intent = intents.locked(request.paymentId());
        Optional<Refund> earlier = intents.refundByKey(request.paymentId(), request.key());
        if (earlier.isPresent()) {
            return earlier.get().view();
        }
        return promise(intent, request);
    }

    @Override
    public Optional<RefundView> refundInFull(PaymentId id, String reason) {
        PaymentIntent intent = intents.locked(id);
        Money left = intent.view().refundable();
        return left.isPositive() ? Optional.of(promise(intent, new RequestRefund(id, left, reason, Ids.next())))
                : Optional.empty();
    }

    @Override
    public List<RefundView> refunds(PaymentId id) {
        return intents.refunds(id).stream().map(Refund::view).toList();
    }

    /** The row lock makes the check and the promise one step; a constraint of the table stands behind it. */
    private RefundView promise(PaymentIntent intent, RequestRefund request) {
        Money refundable = intent.view().refundable();
        if (!intent.status().holdsMoney()) {
            throw Problem.conflict("nothingCaptured", "Nothing has been captured that could be given back.");
        }
        if (!request.amount().currency().equals(refundable.currency())) {
            throw Problem.invalid("amount.currency", "must be " + refundable.currency());
        }
        if (!request.amount().isPositive()) {
            throw Problem.invalid("amount.amount", "must be above zero");
        }
        if (request.amount().compareTo(refundable) > 0) {
            throw Problem.conflict("refundTooLarge", "At most " + refundable + " can still be given back.",
                    Map.of("refundable", refundable));
        }
        Refund refund = new Refund(request, clock.instant());
        intents.add(refund);
        intent.promiseRefund(request.amount(), clock.instant());
        intents.flush();
        checks.wakeAfterCommit();
        return refund.view();
    }

    private static Problem alreadyLive() {
        return Problem.conflict("paymentLive", "Another payment for this is open or not settled yet.");
    }
}
