package org.parley.sla;

import java.util.List;
import org.parley.conversation.ConversationId;

/**
 * Holds stored clocks against the log of events that moved them: computing from the log must give what is stored
 * (rule 11). Reads only; a live database may be checked at any time.
 */
public interface ClockCheck {

    /**
     * Checks conversations in order of their ids.
     *
     * @param limit  1 to 100, or {@code null} for 25
     * @param cursor where the page before ended, or {@code null}
     */
    Result check(Integer limit, String cursor);

    /** @param next for the next page; {@code null} after the last */
    record Result(int checked, List<Difference> differences, String next) {
    }

    /** What is stored of a conversation and cannot be what happened. */
    record Difference(ConversationId conversation, What what) {
    }

    /** Which part differs. */
    enum What {
        /** The case: episode, pauses, who handles it. */
        STATE("state"),
        /** One of its clocks, or how many there are. */
        CLOCKS("clocks"),
        /** Which policy or calendar version applies. */
        TERMS("terms");

        private final String code;

        What(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
