package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a resolution clock may stand still (rule 8). First and next response never do (rule 9). */
public enum PauseReason {
    WAITING_FOR_CUSTOMER("waitingForCustomer"), ON_HOLD("onHold"), SNOOZED("snoozed"),
    WAITING_FOR_PAYMENT("waitingForPayment");

    private final String code;

    PauseReason(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
