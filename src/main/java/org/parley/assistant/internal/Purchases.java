package org.parley.assistant.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.shared.i18n.LocalizedText;

/** What the bot needs of carts and orders: the visitor's own, nothing else. */
interface Purchases {

    /** The most pieces of one variant that a cart holds. */
    int mostPieces();

    /** The open cart, if there is one; empty lines are an empty cart. */
    Optional<CartInView> cart(ConversationId conversation);

    /** The open cart, made if there is none. */
    CartInView openCart(ConversationId conversation);

    /** Makes the cart hold that many pieces. @throws org.parley.catalog.OutOfStock if there are fewer */
    void setLine(UUID cart, VariantId variant, int quantity);

    void removeLine(UUID cart, VariantId variant);

    /** The visitor's newest order. */
    Optional<OrderInView> latestOrder(VisitorId visitor);

    /** The visitor's own order by its number or a tracking number; a foreign one is as absent as a missing one. */
    Optional<OrderInView> order(VisitorId visitor, String number);

    /** A cart as far as the bot speaks of it. */
    record CartInView(UUID id, List<Line> lines) {

        int quantityOf(VariantId variant) {
            return lines.stream().filter(line -> line.variant().equals(variant)).mapToInt(Line::quantity).sum();
        }
    }

    /** One line of a cart. */
    record Line(VariantId variant, LocalizedText title, int quantity) {
    }

    /** @param status as in design/api.md, such as {@code awaitingPayment} */
    record OrderInView(UUID id, String number, String status) {
    }
}
