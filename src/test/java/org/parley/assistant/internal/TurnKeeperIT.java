package org.parley.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.conversation.Author;
import org.parley.conversation.BotSilenced;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationState;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Handler;
import org.parley.conversation.MessageView;
import org.parley.conversation.Messages;
import org.parley.conversation.PostMessage;
import org.parley.conversation.Priority;
import org.parley.identity.VisitorId;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;
import org.parley.testing.TestDatabase;

/** The bot's place in the database: it survives, and a message is answered once or not at all. */
class TurnKeeperIT {

    enum Kind {
        H2(TestDatabase::h2), POSTGRES(TestDatabase::postgres);

        private final Supplier<TestDatabase> open;

        Kind(Supplier<TestDatabase> open) {
            this.open = open;
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItStoodAfterARestart(Kind kind) {
        try (TestDatabase database = kind.open.get()) {
            Thread thread = new Thread(false);
            ConversationView conversation = conversation();
            Turn turn = new Turn(conversation, Place.START, "");
            turn.search = Place.Search.of("red shirt").withOption("Size", "M");
            turn.shown = List.of(Ids.next(), Ids.next());
            turn.say("find.one");
            keep(database, thread, turn, 3);

            Place after = database.transaction(() -> keeper(database, thread).placeBefore(conversation.id(), 4));
            assertThat(after).isEqualTo(turn.after());
            assertThat(after.search().options()).isEqualTo(Map.of("Size", "M"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAMessageOnce(Kind kind) {
        try (TestDatabase database = kind.open.get()) {
            Thread thread = new Thread(false);
            ConversationView conversation = conversation();
            AtomicInteger deeds = new AtomicInteger();
            for (int attempt = 0; attempt < 3; attempt++) {
                Turn turn = new Turn(conversation, Place.START, "");
                turn.willDo(deeds::incrementAndGet);
                turn.say("find.one");
                keep(database, thread, turn, 5);
            }
            assertThat(deeds).hasValue(1);
            assertThat(thread.posted).hasSize(1);
            assertThat(database.<Place>transaction(() -> keeper(database, thread).placeBefore(conversation.id(), 5))).isNull();
            assertThat(database.<Place>transaction(() -> keeper(database, thread).placeBefore(conversation.id(), 4))).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void remembersNothingOfATurnThatAPersonCutShort(Kind kind) {
        try (TestDatabase database = kind.open.get()) {
            Thread silenced = new Thread(true);
            ConversationView conversation = conversation();
            Turn turn = new Turn(conversation, Place.START, "");
            turn.search = Place.Search.of("red shirt");
            turn.say("find.one");
            assertThatThrownBy(() -> keep(database, silenced, turn, 2)).isInstanceOf(BotSilenced.class);
            assertThat(database.<Place>transaction(() -> keeper(database, silenced).placeBefore(conversation.id(), 2)))
                    .isEqualTo(Place.START);
        }
    }

    private static void keep(TestDatabase database, Thread thread, Turn turn, long seq) {
        database.transaction(() -> keeper(database, thread).keep(turn, seq));
    }

    /** A new one each time, as after a restart. */
    private static TurnKeeper keeper(TestDatabase database, Messages messages) {
        TurnKeeper keeper = new TurnKeeper();
        keeper.entities = database.entityManager();
        keeper.messages = messages;
        keeper.clock = Clock.systemUTC();
        return keeper;
    }

    private static ConversationView conversation() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        return new ConversationView(new ConversationId(Ids.next()), new VisitorId(Ids.next()), "web", Language.EN,
                new ConversationState(ConversationStatus.OPEN, Handler.BOT, 1),
                Priority.NORMAL, 0, 0, 0, List.of(), Map.of(), null, now, now);
    }

    /** A thread in memory that a person may have. */
    private static final class Thread implements Messages {

        private final boolean withAPerson;
        private final Map<UUID, PostMessage> posted = new LinkedHashMap<>();

        private Thread(boolean withAPerson) {
            this.withAPerson = withAPerson;
        }

        @Override
        public Posted post(PostMessage message) {
            throw new UnsupportedOperationException("the bot posts within its own transaction");
        }

        @Override
        public MessageView postWithin(PostMessage message) {
            assertThat(message.author().is(Author.Kind.BOT)).isTrue();
            if (withAPerson) {
                throw new BotSilenced(message.conversationId());
            }
            posted.put(message.clientMessageId(), message);
            return new MessageView(Ids.next(), message.conversationId(), posted.size(), message.clientMessageId(),
                    message.author(), message.content(), Instant.EPOCH);
        }

        @Override
        public List<MessageView> list(ConversationId conversation, Long after, Long before, int limit) {
            return new ArrayList<>();
        }

        @Override
        public Optional<MessageView> find(ConversationId conversation, UUID messageId) {
            return Optional.empty();
        }
    }
}
