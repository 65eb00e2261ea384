package org.parley.payments;

/** What has just become true of a payment; the reason why a {@code PaymentChanged} is published. */
public enum PaymentFact {
    OFFERED, OPENED, PENDING, AUTHORISED, IN_REVIEW,
    /** The right amount was captured while the payment was live. */
    CAPTURED,
    /** The right amount was captured after the payment had expired, failed or been cancelled here. */
    CAPTURED_LATE,
    /** Another amount or currency was captured, in time or late. */
    MISMATCHED,
    PARTLY_REFUNDED, REFUNDED,
    /** The provider refused a refund that was promised; the money is still ours. */
    REFUND_FAILED,
    EXPIRED, CANCELLED, FAILED,
    /** The provider could not be asked. */
    UNKNOWN
}
