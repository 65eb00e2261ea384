package org.parley.conversation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.identity.Caller;
import org.parley.shared.rest.PathId;

/** The conversation that a path names, if the caller may see it; a foreign one looks like a missing one. */
@ApplicationScoped
class ConversationAccess {

    @Inject
    private Conversations conversations;
    @Inject
    private Caller caller;

    /** Without a look whether there is such a conversation, or whose. */
    ConversationId named(String pathId) {
        return PathId.of(pathId, ConversationId::new);
    }

    ConversationView of(String pathId) {
        ConversationId id = named(pathId);
        return caller.isShop() ? conversations.get(id) : conversations.ofVisitor(id, caller.requireVisitor());
    }
}
