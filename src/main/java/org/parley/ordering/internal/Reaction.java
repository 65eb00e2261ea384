package org.parley.ordering.internal;

import java.time.Instant;
import org.parley.ordering.OrderStatus;
import org.parley.payments.PaymentFact;

/** What an order does about a fact of one of its payments. */
enum Reaction {
    /** The reserved pieces are sold: the order is paid. */
    TAKE_RESERVED,
    /** The reservation is over, the money came late: sell from the shelf if there is enough, else give the money back. */
    TAKE_FROM_SHELF,
    /** Nobody wants this money any more: the order was cancelled, or is paid already. */
    GIVE_BACK,
    /** The time is over and nothing can come any more: the order expires and its pieces are free. */
    EXPIRE,
    /** All that paid for the order has been given back. */
    CLOSE_REFUNDED,
    /** The order stays as it is; people see the payment's new state. */
    SHOW_ONLY;

    /**
     * @param status the order's
     * @param isPayer whether this payment is the one that paid for the order
     * @param isCurrent whether this payment is the order's latest attempt
     * @param reservedUntil when the reservation ends, exclusive
     */
    static Reaction to(PaymentFact fact, OrderStatus status, boolean isPayer, boolean isCurrent, Instant now,
            Instant reservedUntil) {
        return switch (fact) {
            case CAPTURED, CAPTURED_LATE -> captured(status, isPayer);
            case REFUNDED -> isPayer && status.isPaid() ? CLOSE_REFUNDED : SHOW_ONLY;
            case EXPIRED, CANCELLED, FAILED -> status == OrderStatus.AWAITING_PAYMENT && isCurrent
                    && !now.isBefore(reservedUntil) ? EXPIRE : SHOW_ONLY;
            default -> SHOW_ONLY;
        };
    }

    private static Reaction captured(OrderStatus status, boolean isPayer) {
        if (isPayer) {
            return SHOW_ONLY;
        }
        return switch (status) {
            case AWAITING_PAYMENT -> TAKE_RESERVED;
            case EXPIRED -> TAKE_FROM_SHELF;
            case CANCELLED, PAID, SHIPPED, DELIVERED, REFUNDED -> GIVE_BACK;
        };
    }
}
