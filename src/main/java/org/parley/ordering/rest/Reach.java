package org.parley.ordering.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.identity.Caller;
import org.parley.identity.VisitorId;
import org.parley.ordering.CartId;
import org.parley.ordering.Carts;
import org.parley.ordering.OrderId;
import org.parley.ordering.Orders;
import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.PathId;

/** What a path names, if the caller may reach it: visitors their own, the shop everything. Foreign looks like missing. */
@ApplicationScoped
class Reach {

    @Inject
    private Caller caller;
    @Inject
    private Conversations conversations;
    @Inject
    private Carts carts;
    @Inject
    private Orders orders;

    ConversationView conversation(String text) {
        ConversationId id = PathId.of(text, ConversationId::new);
        return caller.isShop() ? conversations.get(id) : conversations.ofVisitor(id, caller.requireVisitor());
    }

    CartId cart(String text) {
        CartId id = PathId.of(text, CartId::new);
        require(carts.owner(id));
        return id;
    }

    OrderId order(String text) {
        OrderId id = PathId.of(text, OrderId::new);
        require(orders.owner(id));
        return id;
    }

    private void require(Optional<VisitorId> owner) {
        VisitorId visitor = owner.orElseThrow(Problem::notFound);
        if (!caller.isShop() && !visitor.equals(caller.requireVisitor())) {
            throw Problem.notFound();
        }
    }

    /** The language asked for, else the customer's. */
    Language language(String asked, ConversationId conversation) {
        return asked != null ? parsed(asked) : conversations.get(conversation).language();
    }

    /** As {@link #language(String, ConversationId)} for many, in one query. */
    Map<ConversationId, ConversationView> conversations(Collection<ConversationId> ids) {
        return conversations.findAll(ids);
    }

    static Language parsed(String language) {
        return Language.parse(language).orElseThrow(() -> Problem.invalid("language", "must be en, th, ja or ko"));
    }
}
