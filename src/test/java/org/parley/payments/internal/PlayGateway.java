package org.parley.payments.internal;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.parley.payments.PaymentId;
import org.parley.payments.spi.GatewayNotice;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.GatewayRefusal;
import org.parley.payments.spi.GatewaySilent;
import org.parley.payments.spi.GatewayStatus;
import org.parley.payments.spi.NotAuthentic;
import org.parley.payments.spi.PaymentGateway;
import org.parley.payments.spi.PaymentOffer;
import org.parley.shared.money.Money;

/** A provider in memory that a test plays: it keeps totals as a real one does, and can be silent. */
final class PlayGateway implements PaymentGateway {

    final AtomicInteger calls = new AtomicInteger();
    volatile boolean silent;
    volatile boolean refusesRefunds;
    volatile PaymentOffer lastOffer;
    private final Map<PaymentId, GatewayPayment> payments = new ConcurrentHashMap<>();
    private final Map<UUID, Money> refunds = new ConcurrentHashMap<>();
    final Map<PaymentId, Integer> cancelled = new ConcurrentHashMap<>();

    void says(PaymentId payment, GatewayStatus status) {
        payments.put(payment, GatewayPayment.withoutMoney(payment, "p-1", status, null));
    }

    void captures(PaymentId payment, Money amount) {
        payments.put(payment, new GatewayPayment(payment, "p-1", GatewayStatus.CAPTURED, amount,
                Money.zero(amount.currency()), "card"));
    }

    Money refunded(PaymentId payment) {
        return payments.get(payment).refunded();
    }

    @Override
    public String name() {
        return "play";
    }

    @Override
    public String account() {
        return "one";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public String payUrl(PaymentOffer offer) {
        lastOffer = offer;
        return "https://play.example/" + offer.id();
    }

    @Override
    public GatewayPayment fetch(PaymentId payment) {
        answering();
        return payments.getOrDefault(payment,
                GatewayPayment.withoutMoney(payment, null, GatewayStatus.NOT_OPENED, null));
    }

    @Override
    public GatewayPayment cancel(PaymentId payment) {
        cancelled.merge(payment, 1, Integer::sum);
        GatewayPayment now = fetch(payment);
        if (now.status() == GatewayStatus.NOT_OPENED || now.status() == GatewayStatus.OPENED) {
            says(payment, GatewayStatus.CANCELLED);
        }
        return fetch(payment);
    }

    @Override
    public synchronized GatewayPayment refund(PaymentId payment, UUID refundId, Money amount) {
        answering();
        if (refusesRefunds) {
            throw new GatewayRefusal("no");
        }
        if (refunds.putIfAbsent(refundId, amount) == null) {
            payments.computeIfPresent(payment, (id, now) -> new GatewayPayment(id, now.providerRef(), now.status(),
                    now.captured(), now.refunded().plus(amount), now.method()));
        }
        return payments.get(payment);
    }

    /** The body is "event id, space, payment id"; the signature header says "right". */
    @Override
    public GatewayNotice verify(byte[] body, UnaryOperator<String> headers) {
        if (!"right".equals(headers.apply("Signature"))) {
            throw new NotAuthentic("wrong");
        }
        String[] parts = new String(body, java.nio.charset.StandardCharsets.UTF_8).split(" ");
        return new GatewayNotice(parts[0], java.util.Optional.of(PaymentId.of(parts[1])));
    }

    private void answering() {
        calls.incrementAndGet();
        if (silent) {
            throw new GatewaySilent("silent");
        }
    }
}
