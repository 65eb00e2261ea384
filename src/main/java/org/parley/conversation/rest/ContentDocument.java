package org.parley.conversation.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.shared.money.Money;

/**
 * Describes message content to the OpenAPI document: one flat object, whose type says which members there are. Members
 * that only one type has and that are documents of their own (product, cart, order) are left open, so that a client
 * that knows an older document still reads them.
 */
@Schema(name = "Content", additionalProperties = Schema.True.class, example = "{\"type\":\"text\",\"text\":\"Hello\"}",
        description = "Visitors write text, choice and csat; staff and keys write text, productCard, productList and "
                + "quickReplies; the server adds what such content names (product, products, cart, order) as it is when "
                + "it is read, and writes cart, comparison, form, paymentRequest, orderStatus and event itself.")
public record ContentDocument(
        @Schema(required = true, example = "text", enumeration = {"text", "choice", "csat", "productCard", "productList",
            "comparison", "quickReplies", "cart", "form", "paymentRequest", "orderStatus", "event"}) String type,
        @Schema(description = "text, quickReplies, productList: 1 to 4,000 characters") String text,
        @Schema(description = "choice, csat: the message that asked") UUID inReplyTo,
        @Schema(description = "choice: the value of the option that was chosen") String value,
        @Schema(description = "csat", minimum = "1", maximum = "5") Integer score,
        @Schema(description = "csat") String comment,
        @Schema(description = "quickReplies: 1 to 20", nullable = true) List<ContentOption> options,
        @Schema(description = "productCard") UUID productId,
        @Schema(description = "productList (1 to 20), comparison", nullable = true) List<UUID> productIds,
        @Schema(description = "cart, form") UUID cartId,
        @Schema(description = "form: checkout or csat", example = "csat") String form,
        @Schema(description = "paymentRequest") UUID paymentId,
        @Schema(description = "paymentRequest, orderStatus") UUID orderId,
        @Schema(description = "paymentRequest", example = "P-100042") String orderNumber,
        @Schema(description = "paymentRequest") Money amount,
        @Schema(description = "paymentRequest: the payment's status", example = "offered") String status,
        @Schema(description = "paymentRequest: where the customer pays, while that is possible") String payUrl,
        @Schema(description = "paymentRequest: until when it can be paid") Instant expiresAt,
        @Schema(description = "event: what happened, such as takenOver", example = "takenOver") String event) {

    /** One thing to choose. */
    @Schema(name = "ContentOption", requiredProperties = {"value", "label"})
    public record ContentOption(String value, String label) {
    }
}
