package org.parley.sla;

import java.time.Instant;
import java.util.List;

/** Tries a calendar out: when would something be due, and why. Keeps nothing. */
public interface SlaPreview {

    /** @throws org.parley.shared.problem.Problem 400 with every field that is wrong, paths as in the REST contract */
    Preview preview(Hours calendar, Instant start, long targetSeconds, List<Pause> pauses);

    /** {@code [from, to)}. */
    record Pause(Instant from, Instant to) {
    }

    /** @param dueAt {@code null} where five years have not enough open time */
    record Preview(Instant dueAt, Explanation explanation) {
    }
}
