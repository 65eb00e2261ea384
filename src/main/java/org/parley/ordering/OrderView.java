package org.parley.ordering;

import java.time.Instant;
import java.util.List;
import org.parley.catalog.ProductId;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.payments.PaymentView;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/**
 * An order as it stands.
 *
 * @param number what people call it, such as {@code P-100042}
 * @param taxLabel what the tax is called, with its rate
 * @param reservedUntil until when its pieces are reserved while it awaits its payment
 * @param payment the attempt that paid for it, else the latest
 */
public record OrderView(OrderId id, String number, OrderStatus status, CartId cartId, ConversationId conversationId,
        VisitorId visitorId, Contact contact, ShippingAddress shippingAddress, DeliveryRequest deliveryRequest,
        List<Line> lines, Totals totals, String shippingMethod, LocalizedText shippingTitle, LocalizedText taxLabel,
        Instant placedAt, Instant reservedUntil, PaymentView payment, List<ShipmentView> shipments) {

    /** A thing that was ordered, as it was called and priced then. @param sku may be {@code null}, as may the image */
    public record Line(VariantId variantId, ProductId productId, LocalizedText title, String sku, String image,
            int quantity, Money unitPrice, Money lineTotal) {
    }
}
