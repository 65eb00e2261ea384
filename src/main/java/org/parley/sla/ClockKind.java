package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a clock promises: a person's first answer, the next answer, or the end of the matter. */
public enum ClockKind {
    FIRST_RESPONSE("firstResponse"), NEXT_RESPONSE("nextResponse"), RESOLUTION("resolution");

    private final String code;

    ClockKind(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
