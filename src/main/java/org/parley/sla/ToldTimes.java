package org.parley.sla;

import java.time.Instant;
import java.util.Optional;
import org.parley.conversation.ConversationId;
import org.parley.sla.Expectations.Expectation;

/** What customers who wait for a person were told about the time to a reply, and what they are told when it slips. */
public interface ToldTimes {

    /** The last that was said to a conversation that still waits for a person; empty where nobody waits. */
    Optional<Told> waiting(ConversationId conversation);

    /**
     * @param clock       the response that is awaited
     * @param since       when the customer wrote
     * @param number      1 for what was said with the message, 2 and more when that had not come true
     * @param expectation as said at {@code toldAt}: its quantiles count from there
     */
    record Told(ClockKind clock, Instant since, Instant toldAt, int number, Expectation expectation) {
    }
}
