package org.parley.conversation.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationState;
import org.parley.conversation.InboxQuery;
import org.parley.conversation.Priority;
import org.parley.identity.VisitorId;
import org.parley.identity.VisitorProfile;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.paging.Cursor;
import org.parley.shared.persistence.Sql;

/** The conversation table by plain SQL: its row lock orders the senders, and every message writes it. */
@ApplicationScoped
class ConversationTable {

    private static final String SELECT = "SELECT " + ConversationRow.COLUMNS + " FROM conversation ";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    Optional<ConversationRow> find(ConversationId id) {
        return Sql.first(database, SELECT + "WHERE id = ?", ConversationRow::read, id.value());
    }

    Optional<ConversationRow> findByVisitor(VisitorId visitor) {
        return Sql.first(database, SELECT + "WHERE visitor_id = ?", ConversationRow::read, visitor.value());
    }

    List<ConversationRow> findAll(Collection<ConversationId> ids) {
        return Sql.list(database, SELECT + "WHERE id = ANY(?)", ConversationRow::read, (Object) uuids(ids));
    }

    /** Locks rows in the order of their ids, so that two writers never wait for each other in a circle. */
    Map<ConversationId, ConversationRow> lock(Collection<ConversationId> ids) {
        Map<ConversationId, ConversationRow> locked = new LinkedHashMap<>();
        Sql.list(database, SELECT + "WHERE id = ANY(?) ORDER BY id FOR UPDATE", ConversationRow::read, (Object) uuids(ids))
                .forEach(row -> locked.put(row.view().id(), row));
        return locked;
    }

    Optional<ConversationRow> lock(ConversationId id) {
        return Sql.first(database, SELECT + "WHERE id = ? FOR UPDATE", ConversationRow::read, id.value());
    }

    /** @return whether the row is new; a visitor has one conversation per inbox */
    boolean insert(VisitorProfile visitor, Instant now) {
        return Sql.update(database, """
                INSERT INTO conversation (id, visitor_id, inbox, language, customer_name, status, handled_by, episode,
                    last_seq, visitor_read_seq, staff_read_seq, labels, attributes, last_line, digit_tail, created_at,
                    updated_at)
                VALUES (?, ?, ?, ?, ?, 'OPEN', 'bot', 1, 0, 0, 0, '', '{}', '', '', ?, ?)
                ON CONFLICT DO NOTHING""",
                Ids.next(), visitor.id().value(), visitor.inbox(), visitor.language().code(), name(visitor), now, now) == 1;
    }

    void visitorChanged(VisitorProfile visitor) {
        Sql.update(database, "UPDATE conversation SET language = ?, customer_name = ? WHERE visitor_id = ?",
                visitor.language().code(), name(visitor), visitor.id().value());
    }

    void changeState(ConversationId id, ConversationState state, Instant snoozedUntil, Instant now) {
        Sql.update(database, """
                UPDATE conversation SET status = ?, handled_by = ?, episode = ?, snoozed_until = ?,
                    resolved_at = CASE WHEN ? = 'RESOLVED' THEN CAST(? AS timestamp(6) with time zone) END, updated_at = ?
                WHERE id = ?""",
                state.status().name(), state.handledBy().text(), state.episode(), snoozedUntil, state.status().name(), now,
                now, id.value());
    }

    /** What a transaction's messages change in each of their conversations, in one round trip. */
    void messagesPosted(List<Object[]> rows) {
        Sql.batch(database, """
                UPDATE conversation SET last_seq = ?, status = ?, handled_by = ?, episode = ?,
                    snoozed_until = CASE WHEN ? = 'SNOOZED' THEN snoozed_until END,
                    resolved_at = CASE WHEN ? = 'RESOLVED' THEN resolved_at END,
                    last_line = ?, last_author = ?, last_type = ?, last_message_at = ?, digit_tail = ?, updated_at = ?,
                    staff_read_seq = CASE WHEN ? THEN ? ELSE staff_read_seq END,
                    visitor_read_seq = CASE WHEN ? THEN ? ELSE visitor_read_seq END
                WHERE id = ?""", rows);
    }

    /** @return whether the mark moved; it never moves back, nor past the last message */
    boolean markRead(ConversationId id, boolean byVisitor, long seq) {
        String column = byVisitor ? "visitor_read_seq" : "staff_read_seq";
        return Sql.update(database, "UPDATE conversation SET " + column + " = ? WHERE id = ? AND " + column
                + " < ? AND last_seq >= ?", seq, id.value(), seq, seq) == 1;
    }

    void setPriority(ConversationId id, Priority priority) {
        Sql.update(database, "UPDATE conversation SET priority = ? WHERE id = ?", priority.name(), id.value());
    }

    void setLabels(ConversationId id, List<String> labels) {
        Sql.update(database, "UPDATE conversation SET labels = ? WHERE id = ?", String.join("\n", labels), id.value());
    }

    void setAttributes(ConversationId id, Map<String, String> attributes) {
        Sql.update(database, "UPDATE conversation SET attributes = ? WHERE id = ?",
                Json.write(new TreeMap<>(attributes)), id.value());
    }

    /** Newest change first, with one row more than the limit. */
    List<ConversationRow> inbox(InboxQuery query) {
        StringBuilder sql = new StringBuilder(SELECT).append("WHERE 1 = 1");
        List<Object> values = new ArrayList<>();
        if (query.status() != null) {
            sql.append(" AND status = ?");
            values.add(query.status().name());
        }
        if (query.assignee() != null) {
            sql.append(" AND handled_by = ?");
            values.add(query.assignee());
        }
        if (query.inbox() != null) {
            sql.append(" AND inbox = ?");
            values.add(query.inbox());
        }
        String[] after = Cursor.decode(query.cursor(), 2);
        if (after != null) {
            Instant at = Cursor.instant(after[0]);
            sql.append(" AND (updated_at < ? OR updated_at = ? AND id < ?)");
            values.add(at);
            values.add(at);
            values.add(Cursor.uuid(after[1]));
        }
        sql.append(" ORDER BY updated_at DESC, id DESC LIMIT ").append(query.limit() + 1);
        return Sql.list(database, sql.toString(), ConversationRow::read, values.toArray());
    }

    /** How many of the customer's messages no person of the shop has read; conversations without any are absent. */
    Map<ConversationId, Long> unreadByStaff(Collection<ConversationId> ids) {
        Map<ConversationId, Long> unread = new HashMap<>();
        Sql.list(database, """
                SELECT m.conversation_id, COUNT(*) AS unread FROM message m
                JOIN conversation c ON c.id = m.conversation_id
                WHERE c.id = ANY(?) AND m.seq > c.staff_read_seq AND m.author_kind = 'CUSTOMER'
                GROUP BY m.conversation_id""",
                row -> unread.put(new ConversationId(row.getObject("conversation_id", UUID.class)), row.getLong("unread")),
                (Object) uuids(ids));
        return unread;
    }

    private static String name(VisitorProfile visitor) {
        return visitor.name() == null ? "" : visitor.name();
    }

    private static UUID[] uuids(Collection<ConversationId> ids) {
        return ids.stream().map(ConversationId::value).distinct().sorted().toArray(UUID[]::new);
    }
}
