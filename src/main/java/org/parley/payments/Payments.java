package org.parley.payments;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payments of anything payable. Every change is published as {@link org.parley.payments.event.PaymentChanged} in the
 * transaction that makes it, so what is paid for changes with it or not at all.
 *
 * <p>Locks are taken payment first: who wants to end a payable together with its payment calls {@link #cancel} before it
 * locks its own rows, and ends the payable when it observes the change.
 */
public interface Payments {

    /**
     * Offers a payment within the caller's transaction. The pay address is in the view at once; no provider is called.
     *
     * @throws org.parley.shared.problem.Problem 409 {@code paymentLive} while another payment of the same payable is
     *         live, 503 {@code noPaymentProvider} while none is set up
     */
    PaymentView offer(OfferPayment offer);

    /** @throws org.parley.shared.problem.Problem 404 if there is no such payment */
    PaymentView get(PaymentId id);

    /** Those that exist, in one query. */
    Map<PaymentId, PaymentView> getAll(Collection<PaymentId> ids);

    /** All attempts to pay for one thing, newest first. */
    List<PaymentView> findByPayable(String kind, String id);

    /** The newest attempt for each of many things of one kind, by the thing's id, in one query. */
    Map<String, PaymentView> newestByPayable(String kind, Collection<String> ids);

    /** What happened to a payment, oldest first. */
    List<PaymentEventView> history(PaymentId id);

    /**
     * Asks the provider how the payment stands, gives back what is still to be refunded, and applies the answer; silence
     * makes a live payment unknown. Calls the provider, so it must not be called within a transaction. Takes up to
     * {@code parley.payments.patience} for each call.
     */
    PaymentView settle(PaymentId id);

    /**
     * Withdraws a live payment; one that has ended already stays as it is. The provider is told afterwards. If the
     * customer paid all the same, {@code CAPTURED_LATE} follows.
     *
     * @param reason a stable word for the history
     */
    PaymentView cancel(PaymentId id, String reason);

    /** Ends a live payment whose time is up, without asking the provider first; otherwise like {@link #cancel}. */
    PaymentView expire(PaymentId id, String reason);

    /**
     * Promises to give back a part of what was captured. Carried out after the commit and repeated until the provider
     * answers; the same key gives the same refund. Together, refunds never exceed what was captured.
     *
     * @throws org.parley.shared.problem.Problem 409 {@code refundTooLarge} with {@code refundable}, 409
     *         {@code nothingCaptured}, 400 for an amount that is not positive or in another currency
     */
    RefundView refund(RequestRefund request);

    /** Gives back all that is left; empty if nothing is. For captures that pay for nothing any more. */
    Optional<RefundView> refundInFull(PaymentId id, String reason);

    /** All refunds of a payment, oldest first. */
    List<RefundView> refunds(PaymentId id);
}
