package org.parley.conversation;

/**
 * What the desk looks for; {@code null} means any.
 *
 * @param assignee {@code bot}, {@code queue} or a staff id
 * @param limit 1 to 100
 */
public record InboxQuery(ConversationStatus status, String assignee, String inbox, int limit, String cursor) {
}
