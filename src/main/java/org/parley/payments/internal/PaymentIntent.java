package org.parley.payments.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.parley.payments.OfferPayment;
import org.parley.payments.PayableRef;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.PaymentGateway;
import org.parley.shared.money.Money;

/** One attempt to be paid for one thing. It changes only by a {@link Verdict}, or by promising a refund. */
@Entity
@Table(name = "payment_intent")
class PaymentIntent {

    @Id
    private UUID id;
    @Column(name = "payable_kind", nullable = false, updatable = false)
    private String payableKind;
    @Column(name = "payable_id", nullable = false, updatable = false)
    private String payableId;
    @Column(name = "owner_id", nullable = false, updatable = false)
    private String ownerId;
    /** Names the payable while this payment is live; its unique index keeps a second one away. */
    @Column(name = "live_payable")
    private String livePayable;
    @Column(name = "gateway", nullable = false, updatable = false)
    private String gateway;
    @Column(name = "account", nullable = false, updatable = false)
    private String account;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status", nullable = false)
    private PaymentStatus status;
    @Column(name = "currency", nullable = false, updatable = false)
    private String currency;
    @Column(name = "amount", nullable = false, updatable = false)
    private long amount;
    @Column(name = "captured_currency", nullable = false)
    private String capturedCurrency;
    @Column(name = "captured", nullable = false)
    private long captured;
    @Column(name = "refunded", nullable = false)
    private long refunded;
    @Column(name = "refund_pending", nullable = false)
    private long refundPending;
    @Column(name = "method")
    private String method;
    @Column(name = "provider_ref")
    private String providerRef;
    @Column(name = "pay_url", nullable = false, updatable = false)
    private String payUrl;
    @Column(name = "return_token", nullable = false, updatable = false)
    private String returnToken;
    @Column(name = "return_url", updatable = false)
    private String returnUrl;
    @Column(name = "language", nullable = false, updatable = false)
    private String language;
    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;
    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Column(name = "unknown_since")
    private Instant unknownSince;
    /** The provider has yet to hear that we no longer want the money. */
    @Column(name = "call_off", nullable = false)
    private boolean callOff;
    /** When something last suggested that the provider has news. */
    @Column(name = "reason_at")
    private Instant reasonAt;
    /** When the last question was put that was answered. */
    @Column(name = "asked_at")
    private Instant askedAt;
    @Column(name = "check_at")
    private Instant checkAt;
    @Column(name = "check_attempt", nullable = false)
    private int checkAttempt;
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected PaymentIntent() {
    }

    PaymentIntent(UUID id, OfferPayment offer, PaymentGateway provider, String payUrl, String returnToken, Instant now) {
        this.id = id;
        payableKind = offer.payable().kind();
        payableId = offer.payable().id();
        ownerId = offer.payable().ownerId();
        livePayable = payableKind + ":" + payableId;
        gateway = provider.name();
        account = provider.account();
        status = PaymentStatus.OFFERED;
        currency = offer.amount().currency();
        amount = offer.amount().minorUnits();
        capturedCurrency = currency;
        this.payUrl = payUrl;
        this.returnToken = returnToken;
        returnUrl = offer.returnUrl() == null ? null : offer.returnUrl().toString();
        language = offer.language().code();
        expiresAt = offer.expiresAt();
        createdAt = now;
        planCheck(now);
    }

    Standing standing() {
        return new Standing(status, Money.ofMinor(amount, currency), Money.ofMinor(captured, capturedCurrency),
                Money.ofMinor(refunded, capturedCurrency));
    }

    /** Takes over what the rules decided. */
    void follow(Verdict verdict, Instant now) {
        Standing next = verdict.standing();
        boolean entered = next.status() != status;
        status = next.status();
        capturedCurrency = next.captured().currency();
        captured = next.captured().minorUnits();
        refunded = next.refunded().minorUnits();
        if (entered) {
            checkAttempt = 0;
            livePayable = status.isLive() ? payableKind + ":" + payableId : null;
            unknownSince = status == PaymentStatus.UNKNOWN ? now : null;
            closedAt = status.isClosed() ? now : null;
        }
    }

    void remember(GatewayPayment answer) {
        providerRef = answer.providerRef() == null ? providerRef : answer.providerRef();
        method = answer.method() == null ? method : answer.method();
    }

    /** A question put at {@code asked} was answered; a reason that came up meanwhile asks for another at once. */
    void answered(Instant asked, Instant now) {
        askedAt = asked;
        planCheck(now);
        checkAttempt++;
        checkAt = hasReasonToAsk() ? now : checkAt;
    }

    void notAnswered(Instant now) {
        checkAttempt++;
        planCheck(now);
    }

    boolean hasReasonToAsk() {
        return reasonAt != null && (askedAt == null || reasonAt.isAfter(askedAt));
    }

    void tellProviderToCallOff(Instant now) {
        callOff = true;
        checkAt = now;
    }

    void providerWasTold() {
        callOff = false;
        checkAttempt = 0;
    }

    void promiseRefund(Money back, Instant now) {
        refundPending = Math.addExact(refundPending, back.minorUnits());
        checkAttempt = 0;
        checkAt = now;
    }

    void endPromise(Money back) {
        refundPending = Math.subtractExact(refundPending, back.minorUnits());
    }

    void planCheck(Instant now) {
        checkAt = CheckPlan.next(status, checkAttempt, now, expiresAt, closedAt, callOff || refundPending > 0);
    }

    boolean timeIsUp(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean unknownFor(Duration limit, Instant now) {
        return unknownSince != null && !now.isBefore(unknownSince.plus(limit));
    }

    PaymentStatus status() {
        return status;
    }

    PaymentId id() {
        return new PaymentId(id);
    }

    String gateway() {
        return gateway;
    }

    String account() {
        return account;
    }

    boolean callOff() {
        return callOff;
    }

    long refundPending() {
        return refundPending;
    }

    Instant askedAt() {
        return askedAt;
    }

    String returnUrl() {
        return returnUrl;
    }

    String language() {
        return language;
    }

    PaymentView view() {
        Standing now = standing();
        boolean payable = status == PaymentStatus.OFFERED || status == PaymentStatus.OPENED
                || status == PaymentStatus.UNKNOWN || status == PaymentStatus.PENDING;
        return new PaymentView(id(), new PayableRef(payableKind, payableId, ownerId), status, now.asked(), now.captured(),
                now.refunded(), Money.ofMinor(refundPending, capturedCurrency), method, payable ? payUrl : null, expiresAt,
                createdAt);
    }
}
