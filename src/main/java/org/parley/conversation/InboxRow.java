package org.parley.conversation;

import java.time.Instant;

/** One line of the desk's list. @param lastAuthor who wrote last, or {@code null} while nobody has */
public record InboxRow(ConversationView conversation, String customerName, String lastLine, Author.Kind lastAuthor,
        String lastType, long unread, Instant lastMessageAt) {
}
