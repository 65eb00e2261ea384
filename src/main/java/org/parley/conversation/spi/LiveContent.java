package org.parley.conversation.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.shared.i18n.Language;

/** What the owner of goods, carts, orders or payments does for messages that show them. Implementations are CDI beans. */
public interface LiveContent {

    /** The content types that this bean owns. */
    Set<String> types();

    /**
     * Checks the ids in the content and adds the snapshot that is stored with the message.
     *
     * @throws org.parley.shared.problem.Problem 400 if an id names nothing
     */
    ObjectNode complete(ConversationId conversation, ObjectNode content, Language language);

    /**
     * The contents with the present state of what they show. All at once, so that one query can serve a whole page;
     * what no longer exists keeps its snapshot.
     *
     * @param contents by message id; all of this bean's types, all of one conversation
     */
    Map<UUID, ObjectNode> render(ConversationId conversation, Map<UUID, ObjectNode> contents, Language language);
}
