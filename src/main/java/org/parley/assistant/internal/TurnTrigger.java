package org.parley.assistant.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.parley.conversation.Author;
import org.parley.conversation.MessageContent;
import org.parley.conversation.event.ConversationChanged;
import org.parley.conversation.event.MessagePosted;
import org.parley.conversation.event.MessagesPosted;
import org.parley.shared.json.Json;
import org.parley.shared.outbox.Outbox;

/**
 * Leaves a turn to be taken for each customer's message in a conversation that the bot has, and the greeting for each
 * new one; in the transaction of the message. Where people answer it costs nothing.
 */
@ApplicationScoped
class TurnTrigger {

    private static final Set<String> ANSWERED = Set.of(MessageContent.TEXT, MessageContent.CHOICE);

    @Inject
    private Outbox outbox;

    void onMessages(@Observes MessagesPosted posted) {
        List<Outbox.Draft> turns = posted.messages().stream().filter(TurnTrigger::isForTheBot)
                .map(one -> new Outbox.Draft(TurnHandler.NAME, one.message().id(),
                        one.message().conversationId().toString(), Json.write(new TurnHandler.Due(
                                one.message().seq(), one.message().id()))))
                .toList();
        if (!turns.isEmpty()) {
            outbox.putAll(turns);
        }
    }

    void onChange(@Observes ConversationChanged change) {
        if (change.kind() == ConversationChanged.Kind.OPENED && change.after().handledBy().isBot()) {
            outbox.put(TurnHandler.NAME, change.eventId(), change.conversationId().toString(),
                    Json.write(new TurnHandler.Due(0L, null)));
        }
    }

    private static boolean isForTheBot(MessagePosted posted) {
        return posted.after().handledBy().isBot() && posted.message().author().is(Author.Kind.CUSTOMER)
                && ANSWERED.contains(posted.message().content().type());
    }
}
