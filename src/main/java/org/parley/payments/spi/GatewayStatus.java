package org.parley.payments.spi;

/** The states in which providers' payments are, in our words; refunds show in the amounts. */
public enum GatewayStatus {
    /** The provider has never heard of the payment: the customer has not opened the link. */
    NOT_OPENED,
    OPENED, PENDING, AUTHORISED, IN_REVIEW, CAPTURED, FAILED, EXPIRED, CANCELLED
}
