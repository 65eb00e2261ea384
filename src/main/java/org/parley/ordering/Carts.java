package org.parley.ordering;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.shared.money.Money;

/**
 * The carts in conversations. A conversation has at most one open cart; prices and availability are always those of
 * now. Nothing is reserved before checkout. Every change is pushed to the open screens of the conversation.
 */
public interface Carts {

    int MAX_QUANTITY = 999;
    int MAX_LINES = 100;

    /** The conversation's open cart, made if there is none. @throws org.parley.shared.problem.Problem 404 without it */
    Opened open(ConversationId conversation);

    /** @throws org.parley.shared.problem.Problem 404 if there is no such cart */
    CartView get(CartId id);

    /** Those that exist, whatever their number by the same few statements. */
    Map<CartId, CartView> findAll(Collection<CartId> ids);

    /** The open cart, else the one closed last. */
    Optional<CartView> ofConversation(ConversationId conversation);

    /** Whose cart it is; empty if there is no such cart. */
    Optional<VisitorId> owner(CartId id);

    /**
     * Makes the cart hold that many pieces of the variant.
     *
     * @param quantity 1 to {@link #MAX_QUANTITY}
     * @throws org.parley.catalog.OutOfStock if fewer are available
     * @throws CartClosed if it has become an order
     * @throws org.parley.shared.problem.Problem 404 if there is no such cart or variant
     */
    CartView setLine(CartId id, VariantId variant, int quantity);

    /** Takes the variant out; nothing happens if it is not in. @throws CartClosed if the cart has become an order */
    CartView removeLine(CartId id, VariantId variant);

    /** The ways of shipping with what each would cost for this cart. */
    List<ShippingOffer> shippingMethods(CartId id);

    /** @param created false when the conversation had an open cart already */
    record Opened(CartView cart, boolean created) {
    }

    /** @param total what the whole cart comes to with this way of shipping */
    record ShippingOffer(ShippingMethod method, Money price, Money total) {
    }
}
