package org.parley.conversation.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.conversation.Author;
import org.parley.conversation.BotSilenced;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationJson;
import org.parley.conversation.Frame;
import org.parley.conversation.Live;
import org.parley.conversation.MessageJson;
import org.parley.conversation.MessageView;
import org.parley.conversation.Messages.Posted;
import org.parley.conversation.PostMessage;
import org.parley.conversation.StaleThread;
import org.parley.conversation.event.MessagePosted;
import org.parley.conversation.event.MessagesPosted;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.shared.text.CardNumbers;

/**
 * Writes messages: gives each its place, changes its conversation, tells the other modules, all in one transaction.
 * Plain SQL in a fixed number of statements for any number of messages, since this is the hottest road of all.
 */
@ApplicationScoped
class MessageWriter {

    private static final String EARLIER = "SELECT " + MessageRow.COLUMNS
            + " FROM message WHERE client_message_id = ANY(?) AND conversation_id = ANY(?)";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private ConversationTable conversations;
    @Inject
    private SatisfactionTable ratings;
    @Inject
    private Event<MessagesPosted> posted;
    @Inject
    private Live live;
    @Inject
    private Clock clock;
    @Inject
    @ConfigProperty(name = "parley.conversation.reopen-window")
    private Duration reopenWindow;

    /** Writes what can be written; what is refused has its reason in its outcome and changes nothing. */
    @Transactional
    List<Outcome> write(List<PostMessage> posts) {
        Map<ConversationId, ConversationRow> locked = conversations.lock(
                posts.stream().map(PostMessage::conversationId).toList());
        Map<Key, MessageView> known = earlier(posts);
        Map<ConversationId, OpenThread> threads = new LinkedHashMap<>();
        locked.forEach((id, row) -> threads.put(id, new OpenThread(row, reopenWindow)));
        Instant now = clock.instant();
        List<Outcome> outcomes = new ArrayList<>();
        List<MessagePosted> written = new ArrayList<>();
        for (PostMessage post : posts) {
            outcomes.add(place(post, threads.get(post.conversationId()), known, written, now));
        }
        if (!written.isEmpty()) {
            store(threads.values(), written, now);
        }
        return outcomes;
    }

    private Map<Key, MessageView> earlier(List<PostMessage> posts) {
        Map<Key, MessageView> known = new HashMap<>();
        UUID[] clientIds = posts.stream().map(PostMessage::clientMessageId).toArray(UUID[]::new);
        UUID[] ids = posts.stream().map(post -> post.conversationId().value()).distinct().toArray(UUID[]::new);
        Sql.list(database, EARLIER, MessageRow::read, clientIds, ids)
                .forEach(message -> known.put(new Key(message.conversationId(), message.clientMessageId()), message));
        return known;
    }

    private Outcome place(PostMessage post, OpenThread thread, Map<Key, MessageView> known, List<MessagePosted> written,
            Instant now) {
        if (thread == null || !thread.admits(post.author())) {
            return Outcome.refused(Problem.notFound());
        }
        Key key = new Key(post.conversationId(), post.clientMessageId());
        MessageView earlier = known.get(key);
        if (earlier != null) {
            return Outcome.done(new Posted(earlier, false));
        }
        if (post.author().is(Author.Kind.BOT) && !thread.state().handledBy().isBot()) {
            return Outcome.refused(new BotSilenced(post.conversationId()));
        }
        if (post.expectedSeq() != null && post.expectedSeq() < thread.lastSeq()) {
            return Outcome.stale(thread.lastSeq());
        }
        if (ratings.isRated(post)) {
            return Outcome.refused(Problem.conflict("alreadyRated", "This conversation was rated already."));
        }
        MessagePosted placed = thread.place(post, now);
        ratings.rate(placed);
        known.put(key, placed.message());
        written.add(placed);
        return Outcome.done(new Posted(placed.message(), true));
    }

    private void store(Collection<OpenThread> threads, List<MessagePosted> written, Instant now) {
        Sql.batch(database, MessageRow.INSERT, written.stream().map(one -> MessageRow.values(one.message())).toList());
        conversations.messagesPosted(threads.stream().filter(OpenThread::changed).map(thread -> thread.values(now)).toList());
        threads.stream().filter(OpenThread::completedCardNumber).forEach(this::maskEarlierParts);
        posted.fire(new MessagesPosted(written));
        written.stream().map(MessagePosted::message).forEach(message -> live.push(message.conversationId(),
                () -> Frame.of("message", message.conversationId(), "message", MessageJson.of(message))));
        threads.stream().filter(OpenThread::changedState).forEach(thread -> live.push(thread.id(),
                () -> Frame.of("conversation", thread.id(), "conversation", ConversationJson.of(thread.view(now)))));
    }

    /** Its last part has just come: the earlier parts, stored before anybody could know, are masked as well. */
    private void maskEarlierParts(OpenThread thread) {
        List<MessageView> texts = Sql.list(database, "SELECT " + MessageRow.COLUMNS + '\n' + """
                FROM message WHERE conversation_id = ? AND author_kind = 'CUSTOMER' AND content_type = 'text'
                AND seq < ? ORDER BY seq DESC LIMIT 5""", MessageRow::read, thread.id().value(), thread.completedAtSeq());
        for (MessageView text : texts) {
            Sql.update(database, "UPDATE message SET content = ? WHERE id = ?",
                    Masking.tail(text.content()).json().toString(), text.id());
            if (!CardNumbers.isDigitsOnly(text.content().field("text"))) {
                return;
            }
        }
    }

    private record Key(ConversationId conversation, UUID clientMessageId) {
    }

    /** What became of one post. @param staleSince the thread's last message when the post expected an older one */
    record Outcome(Posted posted, Problem refusal, Long staleSince) {

        static Outcome done(Posted posted) {
            return new Outcome(posted, null, null);
        }

        static Outcome refused(Problem refusal) {
            return new Outcome(null, refusal, null);
        }

        static Outcome stale(long lastSeq) {
            return new Outcome(null, new StaleThread(lastSeq, List.of()), lastSeq);
        }
    }
}
