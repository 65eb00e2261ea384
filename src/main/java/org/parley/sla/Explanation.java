package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;

/**
 * Why a due time is what it is: the stretch from the start to the due time, cut where the reason changes.
 * Parts follow one another without gap or overlap, and the counted ones sum to the target.
 */
public record Explanation(List<Part> parts) {

    public Explanation {
        parts = List.copyOf(parts);
    }

    /** {@code [from, to)}; {@code counted} says whether it was business time that counted towards the target. */
    public record Part(Instant from, Instant to, boolean counted, Why why) {
    }

    /**
     * The reason of a part. A day with an override bears {@link #OVERRIDE} throughout (counted where it is open),
     * the closed time of a holiday {@link #HOLIDAY}; a pause shows only where it took open time away.
     */
    public enum Why {
        OPEN("open"), CLOSED("closed"), HOLIDAY("holiday"), OVERRIDE("override"), PAUSE("pause"),
        /** No opening follows within the five years that a due time is looked for. */
        NEVER_OPENS("neverOpens");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }
}
