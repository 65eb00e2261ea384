package org.parley.ordering;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.parley.catalog.ProductId;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/**
 * A cart with what its things cost now; a closed one with what they cost when it became an order.
 *
 * @param shippingMethod the way of shipping that the totals count with: the chosen one, else the shop's first
 * @param taxLabel what the tax is called, with its rate
 * @param orderId the order that it became; {@code null} while it is open
 */
public record CartView(CartId id, ConversationId conversationId, VisitorId visitorId, Status status, List<Line> lines,
        Totals totals, String shippingMethod, LocalizedText taxLabel, OrderId orderId) {

    /** Whether a cart can still be changed. */
    public enum Status {
        OPEN, CLOSED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A thing in the cart.
     *
     * @param image address of its picture, or {@code null}
     * @param available pieces that can be sold now; fewer than {@code quantity} when others were faster
     */
    public record Line(VariantId variantId, ProductId productId, LocalizedText title, String image, int quantity,
            int available, Money unitPrice, Money lineTotal) {
    }
}
