package org.parley.sla.internal.rehearsal;

/**
 * Whether a customer waits for a person, and since which event a person could have answered. Whatever the terms: what the
 * shop promised changes nothing about who waits.
 */
final class Awaiting {

    private int since = RecordedLog.NONE;
    private int available = RecordedLog.NONE;

    /** @return whether a person can answer from this event on and could not before */
    boolean step(byte kind, int event) {
        int before = available;
        switch (kind) {
            case RecordedLog.CUSTOMER_WROTE, RecordedLog.HANDED_OVER_BY_CUSTOMER -> {
                since = since == RecordedLog.NONE ? event : since;
                available = available == RecordedLog.NONE ? event : available;
            }
            case RecordedLog.CUSTOMER_WROTE_TO_BOT -> {
                since = since == RecordedLog.NONE ? event : since;
                available = RecordedLog.NONE;
            }
            case RecordedLog.HANDED_OVER -> {
                if (since != RecordedLog.NONE && available == RecordedLog.NONE) {
                    available = event;
                }
            }
            case RecordedLog.HANDED_TO_BOT -> available = RecordedLog.NONE;
            case RecordedLog.PERSON_REPLIED, RecordedLog.RESOLVED, RecordedLog.DISCARDED,
                    RecordedLog.BOT_ANSWER_ACCEPTED -> answered();
            default -> { }
        }
        return before == RecordedLog.NONE && available != RecordedLog.NONE;
    }

    void answered() {
        since = RecordedLog.NONE;
        available = RecordedLog.NONE;
    }

    /** Nobody waits, or the event since which somebody does: where a person can answer, since when they can. */
    int since() {
        return available == RecordedLog.NONE ? since : available;
    }

    /** Somebody waits, but a bot has the conversation; a person who answers takes it over. */
    boolean isWithBot() {
        return since != RecordedLog.NONE && available == RecordedLog.NONE;
    }
}
