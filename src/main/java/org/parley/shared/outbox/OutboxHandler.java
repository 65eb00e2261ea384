package org.parley.shared.outbox;

/**
 * Does the work of one kind of outbox entry. Any CDI bean with this type is found by its name.
 * It is called outside a transaction, at least once per entry, possibly again after a crash: be idempotent.
 */
public interface OutboxHandler {

    /** Stable name that entries carry, such as {@code assistant.turn}. */
    String name();

    /** Anything thrown means: try again later, with growing pauses, and park visibly after the last try. */
    void handle(OutboxEntry entry) throws Exception;
}
