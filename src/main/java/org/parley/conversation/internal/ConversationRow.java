package org.parley.conversation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationState;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Handler;
import org.parley.conversation.InboxRow;
import org.parley.conversation.Priority;
import org.parley.identity.VisitorId;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;
import org.parley.shared.persistence.Sql;

/** A row of the conversation table as it was read, locked or not. */
record ConversationRow(ConversationView view, String customerName, String lastLine, Author.Kind lastAuthor,
        String lastType, Instant lastMessageAt, Instant resolvedAt, String digitTail) {

    static final String COLUMNS = """
            id, visitor_id, inbox, language, customer_name, status, handled_by, episode, priority, last_seq, visitor_read_seq,
            staff_read_seq, labels, attributes, snoozed_until, resolved_at, last_line, last_author, last_type,
            last_message_at, digit_tail, created_at, updated_at""";

    static ConversationRow read(ResultSet row) throws SQLException {
        ConversationState state = new ConversationState(ConversationStatus.valueOf(row.getString("status")),
                new Handler(row.getString("handled_by")), row.getInt("episode"));
        ConversationView view = new ConversationView(new ConversationId(row.getObject("id", UUID.class)),
                new VisitorId(row.getObject("visitor_id", UUID.class)), row.getString("inbox"),
                Language.parse(row.getString("language")).orElse(Language.EN), state,
                Priority.valueOf(row.getString("priority")), row.getLong("last_seq"),
                row.getLong("visitor_read_seq"), row.getLong("staff_read_seq"), labels(row.getString("labels")),
                attributes(row.getString("attributes")), Sql.instant(row, "snoozed_until"),
                Sql.instant(row, "created_at"), Sql.instant(row, "updated_at"));
        String author = row.getString("last_author");
        return new ConversationRow(view, row.getString("customer_name"), row.getString("last_line"),
                author == null ? null : Author.Kind.valueOf(author), row.getString("last_type"),
                Sql.instant(row, "last_message_at"), Sql.instant(row, "resolved_at"), row.getString("digit_tail"));
    }

    private static List<String> labels(String text) {
        return Arrays.stream(text.split("\n")).filter(label -> !label.isEmpty()).toList();
    }

    private static Map<String, String> attributes(String json) {
        Map<String, String> attributes = new TreeMap<>();
        if (json.length() > 2) {
            Json.readObject(json).fields().forEachRemaining(field -> attributes.put(field.getKey(), field.getValue().asText()));
        }
        return attributes;
    }

    ConversationState state() {
        return view.state();
    }

    InboxRow inboxRow(long unread) {
        return new InboxRow(view, customerName, lastLine, lastAuthor, lastType, unread, lastMessageAt);
    }
}
