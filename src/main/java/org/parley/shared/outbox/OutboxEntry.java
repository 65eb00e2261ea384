package org.parley.shared.outbox;

import java.util.UUID;

/**
 * Work that must happen after its transaction committed.
 *
 * @param eventId what happened; with {@code handler} it identifies the work, so handlers are idempotent by it
 * @param subject what it is about; ordered entries of one handler and subject run one after the other
 * @param payload JSON of the handler's own making
 * @param attempt 1 for the first try
 */
public record OutboxEntry(UUID id, UUID eventId, String handler, String subject, String payload, int attempt) {
}
