package org.parley.conversation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageView;
import org.parley.shared.json.Json;
import org.parley.shared.persistence.Sql;

/** How a message is written to and read from its table. */
final class MessageRow {

    static final String COLUMNS = """
            id, conversation_id, seq, client_message_id, author_kind, author_id, author_name, content_type, content,
            created_at""";
    static final String INSERT = "INSERT INTO message (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private MessageRow() {
    }

    static MessageView read(ResultSet row) throws SQLException {
        return new MessageView(row.getObject("id", UUID.class),
                new ConversationId(row.getObject("conversation_id", UUID.class)), row.getLong("seq"),
                row.getObject("client_message_id", UUID.class),
                new Author(Author.Kind.valueOf(row.getString("author_kind")), row.getObject("author_id", UUID.class),
                        row.getString("author_name")),
                new MessageContent(Json.readObject(row.getString("content"))), Sql.instant(row, "created_at"));
    }

    static Object[] values(MessageView message) {
        return new Object[] {message.id(), message.conversationId().value(), message.seq(), message.clientMessageId(),
            message.author().kind().name(), message.author().id(), message.author().name(), message.content().type(),
            message.content().json().toString(), message.createdAt()};
    }
}
