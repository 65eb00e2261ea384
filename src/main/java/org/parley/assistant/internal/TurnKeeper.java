package org.parley.assistant.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.MessageContent;
import org.parley.conversation.Messages;
import org.parley.conversation.PostMessage;

/**
 * Makes a turn real: its deeds, its words and the bot's new place in one transaction, or nothing of it. A message that
 * was answered is not answered again, however often its turn is tried.
 */
@ApplicationScoped
class TurnKeeper {

    @PersistenceContext(unitName = "parley")
    EntityManager entities;
    @Inject
    Messages messages;
    @Inject
    Clock clock;

    /** Where the bot stands; {@code null} if it has answered this message already. */
    @Transactional
    Place placeBefore(ConversationId conversation, long seq) {
        PlaceRow row = entities.find(PlaceRow.class, conversation.value());
        return row == null ? Place.START : row.hasAnswered(seq) ? null : row.place();
    }

    /**
     * @param seq of the answered message; 0 for the greeting
     * @throws org.parley.conversation.BotSilenced if a person has the conversation meanwhile; nothing is done then
     */
    @Transactional
    void keep(Turn turn, long seq) {
        ConversationId conversation = turn.conversation.id();
        PlaceRow row = entities.find(PlaceRow.class, conversation.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new PlaceRow(conversation, clock.instant());
            entities.persist(row);
        }
        if (row.hasAnswered(seq)) {
            return;
        }
        turn.deeds().forEach(Runnable::run);
        int index = 0;
        for (MessageContent content : turn.contents()) {
            messages.postWithin(new PostMessage(conversation, clientId(conversation, seq, index++), Author.bot(),
                    content, null));
        }
        turn.lastDeeds().forEach(Runnable::run);
        row.answered(seq, turn.after(), clock.instant());
    }

    /** Always the same for the same answer to the same message. */
    private static UUID clientId(ConversationId conversation, long seq, int index) {
        return UUID.nameUUIDFromBytes(("assistant " + conversation + " " + seq + " " + index)
                .getBytes(StandardCharsets.UTF_8));
    }
}
