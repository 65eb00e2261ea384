package org.parley.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.parley.identity.VisitorId;
import org.parley.shared.i18n.Language;

/**
 * A conversation as it stands.
 *
 * @param language the visitor's
 * @param lastSeq number of messages with a place in the order; 0 for none
 * @param visitorReadSeq the last message that the visitor has seen; likewise {@code staffReadSeq}
 * @param attributes facts that other modules know and policies need, such as {@code orderValue}
 */
public record ConversationView(ConversationId id, VisitorId visitorId, String inbox, Language language,
        ConversationState state, Priority priority, long lastSeq, long visitorReadSeq, long staffReadSeq, List<String> labels,
        Map<String, String> attributes, Instant snoozedUntil, Instant createdAt, Instant updatedAt) {
}
