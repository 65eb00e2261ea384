package org.parley.sla;

/** Why a resolution clock may stand still (rule 8). First and next response never do (rule 9). */
public enum PauseReason {
    WAITING_FOR_CUSTOMER, ON_HOLD, SNOOZED, WAITING_FOR_PAYMENT
}
