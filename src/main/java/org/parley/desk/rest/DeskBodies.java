package org.parley.desk.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.ordering.CartDocument;
import org.parley.ordering.OrderDocument;

/** Describes {@link DeskJson} to the OpenAPI document. */
public final class DeskBodies {

    private DeskBodies() {
    }

    /** A page of the desk's list. */
    @Schema(name = "DeskConversationPage", requiredProperties = "items")
    public record RowPage(List<Row> items, String next) {
    }

    /** One line of the desk's list. */
    @Schema(name = "DeskConversation", requiredProperties = {
        "id", "status", "handledBy", "lastSeq", "visitorReadSeq", "staffReadSeq", "visitorId", "inbox", "language",
        "labels", "createdAt", "updatedAt"})
    public record Row(UUID id, @Schema(enumeration = {"open", "snoozed", "resolved"}) String status,
            @Schema(description = "bot, queue or a staff id") String handledBy,
            @Schema(enumeration = {"low", "normal", "high", "urgent"}) String priority, Long lastSeq, Long visitorReadSeq,
            Long staffReadSeq, UUID visitorId, String inbox, String language, List<String> labels,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant createdAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant updatedAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant snoozedUntil,
            String customerName, String lastLine,
            @Schema(enumeration = {"customer", "agent", "bot", "system"}) String lastAuthor,
            @Schema(example = "text") String lastType, Long unread,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant lastMessageAt,
            @Schema(description = "The clock that the conversation is to be judged by now; absent without an open one")
            Clock sla) {
    }

    /** The most urgent promise. */
    @Schema(name = "DeskClock", requiredProperties = {
        "kind", "state", "startedAt", "targetSeconds", "remainingSeconds", "share"})
    public record Clock(@Schema(enumeration = {"firstResponse", "nextResponse", "resolution"}) String kind,
            @Schema(enumeration = {"running", "paused", "breached"}) String state,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant startedAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant dueAt,
            Long targetSeconds, @Schema(description = "Of business time; negative once breached") Long remainingSeconds,
            @Schema(description = "Of the target that is used up, 0 to 1 and beyond", example = "0.4") Double share) {
    }

    /** What stands beside a thread. */
    @Schema(name = "DeskContext", requiredProperties = {"conversation", "customer", "orders"})
    public record Beside(Row conversation, Customer customer, CartDocument cart, List<OrderDocument> orders) {
    }

    /** The customer as the desk may see it. */
    @Schema(name = "DeskCustomer", requiredProperties = {"id", "verified", "language"})
    public record Customer(UUID id, String name, String email,
            @Schema(description = "Whether the shop vouched for the identity") Boolean verified,
            String language, @Schema(example = "Asia/Bangkok") String zone) {
    }
}
