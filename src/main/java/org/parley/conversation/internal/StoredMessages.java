package org.parley.conversation.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageJson;
import org.parley.conversation.MessageView;
import org.parley.conversation.Messages;
import org.parley.conversation.PostMessage;
import org.parley.conversation.StaleThread;
import org.parley.conversation.spi.LiveContent;
import org.parley.shared.i18n.Language;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;

@ApplicationScoped
class StoredMessages implements Messages {

    private static final int MOST_SHOWN_AS_NEWER = 100;
    private static final String SELECT = "SELECT " + MessageRow.COLUMNS + " FROM message WHERE conversation_id = ? ";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private GroupCommit groupCommit;
    @Inject
    private MessageWriter writer;
    @Inject
    private ConversationTable conversations;
    @Inject
    @Any
    private Instance<LiveContent> owners;
    private volatile Map<String, LiveContent> ownersByType;

    @Override
    public Posted post(PostMessage message) {
        MessageWriter.Outcome outcome = groupCommit.submit(ready(message));
        if (outcome.staleSince() != null) {
            throw new StaleThread(outcome.staleSince(), list(message.conversationId(), message.expectedSeq(), null,
                    MOST_SHOWN_AS_NEWER).stream().map(MessageJson::of).toList());
        }
        return accepted(outcome);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public MessageView postWithin(PostMessage message) {
        return accepted(writer.write(List.of(ready(message))).get(0)).message();
    }

    private static Posted accepted(MessageWriter.Outcome outcome) {
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        return outcome.posted();
    }

    /** Snapshots added and card numbers masked, before any lock is taken. */
    private PostMessage ready(PostMessage post) {
        MessageContent content = Masking.mask(post.content());
        LiveContent owner = byType().get(content.type());
        if (owner != null) {
            content = new MessageContent(owner.complete(post.conversationId(), content.json().deepCopy(),
                    language(post.conversationId())));
        }
        return content == post.content() ? post
                : new PostMessage(post.conversationId(), post.clientMessageId(), post.author(), content, post.expectedSeq());
    }

    @Override
    public List<MessageView> list(ConversationId conversation, Long after, Long before, int limit) {
        List<MessageView> messages;
        if (after != null) {
            messages = Sql.list(database, SELECT + "AND seq > ? ORDER BY seq LIMIT ?", MessageRow::read,
                    conversation.value(), after, limit);
        } else {
            messages = new ArrayList<>(Sql.list(database, SELECT + "AND seq < ? ORDER BY seq DESC LIMIT ?",
                    MessageRow::read, conversation.value(), before == null ? Long.MAX_VALUE : before, limit));
            java.util.Collections.reverse(messages);
        }
        return rendered(conversation, messages);
    }

    private List<MessageView> rendered(ConversationId conversation, List<MessageView> messages) {
        Map<String, LiveContent> byType = byType();
        Map<LiveContent, Map<UUID, ObjectNode>> wanted = new LinkedHashMap<>();
        for (MessageView message : messages) {
            LiveContent owner = byType.get(message.content().type());
            if (owner != null) {
                wanted.computeIfAbsent(owner, any -> new LinkedHashMap<>()).put(message.id(), message.content().json());
            }
        }
        if (wanted.isEmpty()) {
            return messages;
        }
        Language language = language(conversation);
        Map<UUID, ObjectNode> present = new HashMap<>();
        wanted.forEach((owner, contents) -> present.putAll(owner.render(conversation, contents, language)));
        return messages.stream().map(message -> present.containsKey(message.id())
                ? new MessageView(message.id(), message.conversationId(), message.seq(), message.clientMessageId(),
                        message.author(), new MessageContent(present.get(message.id())), message.createdAt())
                : message).toList();
    }

    @Override
    public Optional<MessageView> find(ConversationId conversation, UUID messageId) {
        return Sql.first(database, SELECT + "AND id = ?", MessageRow::read, conversation.value(), messageId);
    }

    private Language language(ConversationId conversation) {
        return conversations.find(conversation).orElseThrow(Problem::notFound).view().language();
    }

    /** Looked up once: which beans there are does not change while we run, and every message asks. */
    private Map<String, LiveContent> byType() {
        Map<String, LiveContent> known = ownersByType;
        if (known == null) {
            Map<String, LiveContent> found = new HashMap<>();
            owners.forEach(owner -> owner.types().forEach(type -> found.put(type, owner)));
            known = Map.copyOf(found);
            ownersByType = known;
        }
        return known;
    }
}
