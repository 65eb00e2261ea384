package org.parley.payments.spi;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.parley.payments.PaymentId;
import org.parley.shared.money.Money;

/**
 * A payment provider, for one account with it. Any CDI bean of this type is found. Our {@link PaymentId} is the
 * reference by which the provider knows a payment.
 *
 * <p>{@link #fetch}, {@link #cancel} and {@link #refund} call the provider and are never called within a transaction.
 * They answer what the provider says now, throw {@link GatewaySilent} whenever its answer is not certain (time-out,
 * broken connection, server error, an answer about another payment), and may be repeated without further effect.
 */
public interface PaymentGateway {

    /** Short stable name, as in the webhook's address. */
    String name();

    /** Which account with the provider this is, as in the webhook's address. */
    String account();

    /** Whether it is set up and may be offered. */
    boolean available();

    /** The address at which the customer pays, made without calling the provider. */
    String payUrl(PaymentOffer offer);

    /** How the payment stands; {@link GatewayStatus#NOT_OPENED} if the provider has not heard of it. */
    GatewayPayment fetch(PaymentId payment);

    /** Calls the payment off if that is still possible, and tells how it stands then. */
    GatewayPayment cancel(PaymentId payment);

    /**
     * Gives money back, once for each refund id however often it is called.
     *
     * @throws GatewayRefusal if the provider says no for good
     */
    GatewayPayment refund(PaymentId payment, UUID refundId, Money amount);

    /**
     * Reads a webhook whose signature over these very bytes is right and fresh.
     *
     * @param headers gives the value of a request header, or {@code null}
     * @throws NotAuthentic without a right signature
     * @throws IllegalArgumentException if the signed body cannot be read
     */
    GatewayNotice verify(byte[] body, UnaryOperator<String> headers);
}
