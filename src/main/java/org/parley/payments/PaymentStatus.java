package org.parley.payments;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a payment stands (product line B3). JSON uses {@link #code()}. */
public enum PaymentStatus {
    /** The customer has a link and has not followed it yet. */
    OFFERED("offered"),
    /** The provider's page was opened. */
    OPENED("opened"),
    /** The customer acted; the provider is waiting for a bank. */
    PENDING("pending"),
    /** The money is set aside at the customer's bank and not ours yet. */
    AUTHORISED("authorised"),
    /** The money that was asked for is ours. */
    CAPTURED("captured"),
    PARTLY_REFUNDED("partlyRefunded"),
    /** All that was captured has been given back. */
    REFUNDED("refunded"),
    EXPIRED("expired"),
    CANCELLED("cancelled"),
    FAILED("failed"),
    /** The provider is checking for fraud. */
    IN_REVIEW("inReview"),
    /** Money came, but not the amount or currency that was asked for: nothing counts as paid. */
    MISMATCHED("mismatched"),
    /** The provider did not answer when it was asked: neither paid nor failed until it does. */
    UNKNOWN("unknown");

    private final String code;

    PaymentStatus(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** The customer may still pay, or may just have paid without our knowing: no second attempt beside it. */
    public boolean isLive() {
        return switch (this) {
            case OFFERED, OPENED, PENDING, AUTHORISED, IN_REVIEW, UNKNOWN -> true;
            default -> false;
        };
    }

    /** Ended without money; a late capture can still arrive. */
    public boolean isClosed() {
        return this == EXPIRED || this == CANCELLED || this == FAILED;
    }

    /** Money has arrived, the right amount or not, refunded since or not. */
    public boolean holdsMoney() {
        return !isLive() && !isClosed();
    }
}
