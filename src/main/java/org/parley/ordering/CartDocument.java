package org.parley.ordering;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;

/** A cart in the words of one language: the JSON of design/api.md, in answers, messages and frames alike. */
@Schema(name = "Cart", requiredProperties = {
    "id", "conversationId", "status", "lines", "subtotal", "discount", "shipping", "tax", "total", "taxLabel"})
public record CartDocument(
        @Schema(type = SchemaType.STRING, format = "uuid") UUID id,
        @Schema(type = SchemaType.STRING, format = "uuid") UUID conversationId,
        @Schema(type = SchemaType.STRING, enumeration = {"open", "closed"}) CartView.Status status,
        List<Line> lines, Money subtotal, Money discount,
        @Schema(description = "Of the way of shipping named by shippingMethod") Money shipping,
        @Schema(description = "Contained in the total if taxIncluded") Money tax, boolean taxIncluded, Money total,
        @Schema(example = "standard") String shippingMethod,
        @Schema(example = "VAT 7%") String taxLabel,
        @Schema(type = SchemaType.STRING, format = "uuid", description = "What a closed cart became") UUID orderId) {

    public static CartDocument of(CartView cart, Language language) {
        Totals totals = cart.totals();
        return new CartDocument(cart.id().value(), cart.conversationId().value(), cart.status(),
                cart.lines().stream().map(line -> Line.of(line, language)).toList(), totals.subtotal(), totals.discount(),
                totals.shipping(), totals.tax(), totals.taxIncluded(), totals.total(), cart.shippingMethod(),
                cart.taxLabel().in(language), cart.orderId() == null ? null : cart.orderId().value());
    }

    /** A thing in the cart. */
    @Schema(name = "CartLine", requiredProperties = {"variantId", "productId", "title", "unitPrice", "lineTotal"})
    public record Line(
            @Schema(type = SchemaType.STRING, format = "uuid") UUID variantId,
            @Schema(type = SchemaType.STRING, format = "uuid") UUID productId,
            @Schema(example = "Red linen shirt (M)") String title, String image,
            @Schema(example = "2") int quantity,
            @Schema(description = "Pieces that can be sold now") Integer available,
            Money unitPrice, Money lineTotal) {

        static Line of(CartView.Line line, Language language) {
            return new Line(line.variantId().value(), line.productId().value(), line.title().in(language), line.image(),
                    line.quantity(), line.available(), line.unitPrice(), line.lineTotal());
        }
    }
}
