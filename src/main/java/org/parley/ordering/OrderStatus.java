package org.parley.ordering;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Set;

/** Where an order stands, and what may follow: the whole state machine. */
public enum OrderStatus {
    /** Its pieces are reserved; so it is exactly as long as they are. */
    AWAITING_PAYMENT("awaitingPayment"),
    PAID("paid"),
    /** At least one parcel is on its way. */
    SHIPPED("shipped"),
    /** Every parcel has arrived. */
    DELIVERED("delivered"),
    CANCELLED("cancelled"),
    /** Not paid while the pieces were reserved. A late payment still revives it while there is stock. */
    EXPIRED("expired"),
    /** All that was paid has been given back. */
    REFUNDED("refunded");

    private final String code;

    OrderStatus(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** The states that may follow directly. */
    public Set<OrderStatus> next() {
        return switch (this) {
            case AWAITING_PAYMENT -> EnumSet.of(PAID, CANCELLED, EXPIRED);
            case EXPIRED -> EnumSet.of(PAID);
            case PAID -> EnumSet.of(SHIPPED, REFUNDED);
            case SHIPPED -> EnumSet.of(DELIVERED, REFUNDED);
            case DELIVERED -> EnumSet.of(REFUNDED);
            case CANCELLED, REFUNDED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    /** Money has come for it and has not all been given back. */
    public boolean isPaid() {
        return this == PAID || this == SHIPPED || this == DELIVERED;
    }
}
