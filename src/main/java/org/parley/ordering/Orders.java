package org.parley.ordering;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.payments.PaymentView;
import org.parley.shared.paging.Page;

/** The orders: finding them, ending those that are not paid yet, and offering a further attempt to pay. */
public interface Orders {

    /** @throws org.parley.shared.problem.Problem 404 if there is no such order */
    OrderView get(OrderId id);

    /** Those that exist, whatever their number by the same few statements. */
    Map<OrderId, OrderView> findAll(Collection<OrderId> ids);

    /** Newest first; a page costs the same few statements however long it is. */
    Page<OrderView> list(OrderQuery query);

    /** The visitor's newest order. */
    Optional<OrderView> latest(VisitorId visitor);

    /** The visitor's order of that number, case and a missing prefix aside. */
    Optional<OrderView> byNumber(VisitorId visitor, String number);

    /** The visitor's order that has a parcel of that tracking number, case and spaces aside. */
    Optional<OrderView> byTrackingNumber(VisitorId visitor, String trackingNumber);

    /** Whose order it is; empty if there is no such order. */
    Optional<VisitorId> owner(OrderId id);

    /** The conversation in which it was placed; empty if there is no such order. */
    Optional<ConversationId> conversationOf(OrderId id);

    /**
     * Cancels an order that awaits its payment, withdraws the payment and frees the pieces. The provider is asked first:
     * money that has arrived meanwhile wins. Not to be called inside a transaction.
     *
     * @throws org.parley.shared.problem.Problem 404 without such an order, 409 {@code orderNotCancellable} unless it
     *     awaits its payment, 409 {@code paymentUnknown} while it cannot be known whether it is paid
     */
    OrderView cancel(OrderId id);

    /**
     * Offers a further attempt to pay, within the time for which the pieces are reserved; its request is in the thread.
     *
     * @throws org.parley.shared.problem.Problem 404 without such an order, 409 {@code orderNotAwaitingPayment} if it
     *     does not wait for money (any more), 409 {@code paymentLive} while an earlier attempt is open or unknown
     */
    PaymentView offerPayment(OrderId id);
}
