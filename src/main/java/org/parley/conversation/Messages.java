package org.parley.conversation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages of conversations. */
public interface Messages {

    /**
     * Posts a message and returns when it is durable. Posts that arrive together share one transaction, in which
     * {@code MessagesPosted} is fired. Not to be called inside a transaction.
     *
     * @throws org.parley.shared.problem.Problem 404 without such a conversation, or when it is not the customer's own
     * @throws StaleThread if {@code expectedSeq} is older than the last message
     * @throws BotSilenced if the author is a bot and the conversation is not the bot's
     */
    Posted post(PostMessage message);

    /** Posts inside the caller's transaction: the message exists exactly when the caller's own change does. */
    MessageView postWithin(PostMessage message);

    /**
     * In order of {@code seq}, at most {@code limit}: those after a message, or the last ones before one; with neither,
     * the newest. Content of living things shows their present state.
     *
     * @param after exclusive, or {@code null}
     * @param before exclusive, or {@code null}
     */
    List<MessageView> list(ConversationId conversation, Long after, Long before, int limit);

    /** One message as it was stored. */
    Optional<MessageView> find(ConversationId conversation, UUID messageId);

    /** @param created false when the client message id was used before */
    record Posted(MessageView message, boolean created) {
    }
}
