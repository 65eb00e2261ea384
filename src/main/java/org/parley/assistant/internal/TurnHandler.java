package org.parley.assistant.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.parley.assistant.internal.understanding.Understanding;
import org.parley.catalog.Catalog;
import org.parley.catalog.OutOfStock;
import org.parley.conversation.Author;
import org.parley.conversation.BotSilenced;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.Frame;
import org.parley.conversation.Live;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageView;
import org.parley.conversation.Messages;
import org.parley.identity.Visitors;
import org.parley.ordering.CartClosed;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.outbox.OutboxEntry;
import org.parley.shared.outbox.OutboxHandler;

/**
 * Takes the bot's turns, those of one conversation in the order of their messages. A turn is thought out first, outside
 * any transaction, then kept by {@link TurnKeeper}. When a person has taken over meanwhile, it is dropped in silence.
 */
@ApplicationScoped
class TurnHandler implements OutboxHandler {

    static final String NAME = "assistant.turn";
    private static final int ATTEMPTS = 3;

    @Inject
    private Conversations conversations;
    @Inject
    private Messages messages;
    @Inject
    private Visitors visitors;
    @Inject
    private Catalog catalog;
    @Inject
    private OwnPurchases purchases;
    @Inject
    private ToldReplyTime replyTime;
    @Inject
    private TurnKeeper keeper;
    @Inject
    private Live live;
    @Resource
    private ManagedThreadFactory threads;

    private Guide guide;

    /** What an outbox entry carries. @param message the customer's; {@code null} for the greeting */
    record Due(long seq, UUID message) {
    }

    @PostConstruct
    void prepare() {
        Understanding understanding = new Understanding();
        Thread learning = threads.newThread(understanding::prepare);
        learning.setName("parley-bot-learning");
        learning.setPriority(Thread.MIN_PRIORITY);
        learning.start();
        guide = new Guide(understanding, catalog, purchases, new Courtesy(conversations, visitors, replyTime));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(OutboxEntry entry) {
        ConversationId id = new ConversationId(UUID.fromString(entry.subject()));
        Due due = Json.read(entry.payload(), Due.class);
        for (int attempt = 1; !taken(id, due); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("stock or cart changed under every attempt");
            }
        }
    }

    /** False if what the turn was built on changed before it could be kept. */
    private boolean taken(ConversationId id, Due due) {
        Optional<ConversationView> conversation = conversations.find(id);
        Place before = keeper.placeBefore(id, due.seq());
        if (before == null || conversation.isEmpty() || !conversation.get().state().handledBy().isBot()) {
            return true;
        }
        try {
            live.push(typing(id));
            keeper.keep(think(conversation.get(), before, due), due.seq());
            return true;
        } catch (BotSilenced aPersonHasIt) {
            return true;
        } catch (OutOfStock | CartClosed others) {
            return false;
        }
    }

    private static Frame typing(ConversationId id) {
        return Frame.of("typing", id, "author", Map.of("kind", Author.Kind.BOT.code(), "name", ""));
    }

    private Turn think(ConversationView conversation, Place before, Due due) {
        if (due.message() == null) {
            return guide.greet(conversation);
        }
        MessageView message = messages.find(conversation.id(), due.message()).orElseThrow();
        return guide.answer(conversation, before, message.content(), label(conversation.id(), message.content()));
    }

    /** What the pressed button said, by the message that offered it. */
    private String label(ConversationId conversation, MessageContent choice) {
        if (!MessageContent.CHOICE.equals(choice.type())) {
            return "";
        }
        return Ids.parse(choice.field("inReplyTo")).flatMap(id -> messages.find(conversation, id)).map(asked -> {
            for (var option : asked.content().json().path("options")) {
                if (option.path("value").asText().equals(choice.field("value"))) {
                    return option.path("label").asText();
                }
            }
            return "";
        }).orElse("");
    }
}
