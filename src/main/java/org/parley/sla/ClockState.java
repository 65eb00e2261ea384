package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a clock stands at an instant. {@link #BREACHED} begins at the due instant by itself, whether the clock has ended
 * or not, and never goes away (rule 11).
 */
public enum ClockState {
    RUNNING("running"), PAUSED("paused"), MET("met"), BREACHED("breached"), CANCELLED("cancelled");

    private final String code;

    ClockState(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
