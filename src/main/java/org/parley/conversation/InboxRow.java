package org.parley.conversation;

import java.time.Instant;

/**
 * One line of the desk's list: what was said last. Events, such as a hand-over, are nothing that was said.
 *
 * @param lastAuthor who wrote last, or {@code null} while nobody has
 * @param unread how many of the customer's messages no person of the shop has read
 */
public record InboxRow(ConversationView conversation, String customerName, String lastLine, Author.Kind lastAuthor,
        String lastType, long unread, Instant lastMessageAt) {
}
