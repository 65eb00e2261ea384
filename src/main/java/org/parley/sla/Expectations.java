package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/** What a customer may honestly be told about the time to a person's reply (rule 16). */
public interface Expectations {

    /**
     * For a customer who writes at an instant. Computed from what happened in the last 28 days, at most a minute old.
     *
     * @throws org.parley.shared.problem.Problem 404 for an unknown inbox
     */
    Expectation of(String inbox, Instant at);

    /** As {@link #of(String, Instant)} for now. */
    Expectation now(String inbox);

    /** Where the figures come from. */
    enum Basis {
        MEASURED, POLICY;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Wall-clock seconds.
     *
     * @param medianSeconds {@code null} where the measured curve does not reach it, and on basis {@code POLICY}
     * @param p90Seconds    likewise, and below 100 observations
     * @param targetSeconds the policy's first response in business time; {@code null} where nothing is promised
     * @param opensAt       the next opening; {@code null} while open
     */
    record Expectation(Long medianSeconds, Long p90Seconds, Long targetSeconds, int observations, Basis basis,
            Instant opensAt) {
    }
}
