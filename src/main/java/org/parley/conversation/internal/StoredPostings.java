package org.parley.conversation.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Postings;
import org.parley.shared.json.Json;
import org.parley.shared.persistence.Sql;

@ApplicationScoped
class StoredPostings implements Postings {

    private static final String SELECT = """
            SELECT conversation_id, created_at, author_kind, author_id, content_type,
                   CASE WHEN content_type = 'choice' THEN content END AS choice
            FROM message WHERE conversation_id = ANY(?) ORDER BY conversation_id, seq""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    StoredPostings() {
    }

    @Override
    public List<Posting> of(Collection<ConversationId> conversations) {
        return Sql.list(database, SELECT, StoredPostings::read,
                (Object) conversations.stream().map(ConversationId::value).toArray(UUID[]::new));
    }

    private static Posting read(ResultSet row) throws SQLException {
        String choice = row.getString("choice");
        return new Posting(new ConversationId(row.getObject("conversation_id", UUID.class)),
                Sql.instant(row, "created_at"), Author.Kind.valueOf(row.getString("author_kind")),
                row.getObject("author_id", UUID.class), row.getString("content_type"),
                choice == null ? null : Json.readObject(choice).path("value").asText());
    }
}
