package org.parley.assistant.internal;

import java.time.Instant;

/** What may honestly be told about the time to a person's reply. */
interface ReplyTime {

    /** For a customer who asks now. */
    Told now(String inbox);

    /**
     * Seconds of wall-clock time; {@code null}: not known.
     *
     * @param medianSeconds measured
     * @param targetSeconds aimed at, in opening time
     * @param opensAt the next opening; {@code null} while open
     */
    record Told(Long medianSeconds, Long targetSeconds, Instant opensAt) {
    }
}
