package org.parley.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.payments.PaymentView;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;

/** An order in the words of one language: the JSON of design/api.md, in answers, messages and frames alike. */
@Schema(name = "Order", requiredProperties = {
    "id", "number", "status", "conversationId", "createdAt", "lines", "subtotal", "discount", "shipping", "tax",
    "total", "taxLabel", "shippingMethod", "contact", "shippingAddress", "shipments"})
public record OrderDocument(
        @Schema(type = SchemaType.STRING, format = "uuid") UUID id,
        @Schema(example = "P-100042") String number,
        @Schema(type = SchemaType.STRING, enumeration = {"awaitingPayment", "paid", "shipped", "delivered", "cancelled",
            "expired", "refunded"}) OrderStatus status,
        @Schema(type = SchemaType.STRING, format = "uuid") UUID conversationId,
        @Schema(type = SchemaType.STRING, format = "date-time") Instant createdAt,
        List<Line> lines, Money subtotal, Money discount, Money shipping, Money tax, boolean taxIncluded, Money total,
        @Schema(example = "VAT 7%") String taxLabel,
        Method shippingMethod, ContactDocument contact, AddressDocument shippingAddress,
        DeliveryDocument deliveryRequest,
        @Schema(description = "The attempt that paid, else the latest") Payment payment,
        List<ShipmentDocument> shipments) {

    public static OrderDocument of(OrderView order, Language language) {
        Totals totals = order.totals();
        return new OrderDocument(order.id().value(), order.number(), order.status(), order.conversationId().value(),
                order.placedAt(), order.lines().stream().map(line -> Line.of(line, language)).toList(),
                totals.subtotal(), totals.discount(), totals.shipping(), totals.tax(), totals.taxIncluded(),
                totals.total(), order.taxLabel().in(language),
                new Method(order.shippingMethod(), order.shippingTitle().in(language)),
                ContactDocument.of(order.contact()), AddressDocument.of(order.shippingAddress()),
                DeliveryDocument.of(order.deliveryRequest()), Payment.of(order.payment()),
                order.shipments().stream().map(ShipmentDocument::of).toList());
    }

    /** A thing that was ordered. */
    @Schema(name = "OrderLine", requiredProperties = {"variantId", "productId", "title", "unitPrice", "lineTotal"})
    public record Line(
            @Schema(type = SchemaType.STRING, format = "uuid") UUID variantId,
            @Schema(type = SchemaType.STRING, format = "uuid") UUID productId,
            @Schema(example = "Red linen shirt (M)") String title, String sku, String image,
            @Schema(example = "2") int quantity, Money unitPrice, Money lineTotal) {

        static Line of(OrderView.Line line, Language language) {
            return new Line(line.variantId().value(), line.productId().value(), line.title().in(language), line.sku(),
                    line.image(), line.quantity(), line.unitPrice(), line.lineTotal());
        }
    }

    /** How it is shipped. */
    @Schema(name = "OrderShippingMethod", requiredProperties = {"id", "title"})
    public record Method(@Schema(example = "standard") String id, String title) {
    }

    /** How to reach the customer. */
    @Schema(name = "OrderContact", requiredProperties = "name")
    public record ContactDocument(String name, String email, String phone) {

        static ContactDocument of(Contact contact) {
            return new ContactDocument(contact.name(), contact.email(), contact.phone());
        }
    }

    /** Where it goes. */
    @Schema(name = "OrderAddress", requiredProperties = {"line1", "city", "postalCode", "country"})
    public record AddressDocument(String line1, String line2, String district, String city, String region,
            String postalCode, @Schema(example = "TH") String country) {

        static AddressDocument of(ShippingAddress address) {
            return new AddressDocument(address.line1(), address.line2(), address.district(), address.city(),
                    address.region(), address.postalCode(), address.country());
        }
    }

    /** What the customer wishes about the delivery. */
    @Schema(name = "OrderDeliveryRequest")
    public record DeliveryDocument(@Schema(type = SchemaType.STRING, format = "date") LocalDate date, String slot,
            String place, String note) {

        static DeliveryDocument of(DeliveryRequest request) {
            return request == null ? null
                    : new DeliveryDocument(request.date(), request.slot(), request.place(), request.note());
        }
    }

    /** The order's payment in short; all of it is at {@code GET /payments/&#123;id&#125;}. */
    @Schema(name = "OrderPayment", requiredProperties = {"id", "status", "amount", "captured", "refunded"})
    public record Payment(
            @Schema(type = SchemaType.STRING, format = "uuid") UUID id,
            @Schema(example = "offered") String status, Money amount, Money captured, Money refunded,
            String payUrl,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant expiresAt) {

        static Payment of(PaymentView payment) {
            return payment == null ? null : new Payment(payment.id().value(), payment.status().code(), payment.amount(),
                    payment.captured(), payment.refunded(), payment.payUrl(), payment.expiresAt());
        }
    }

    /** A parcel. */
    @Schema(name = "Shipment", requiredProperties = {"id", "carrier", "trackingNumber", "dispatchedAt", "events"})
    public record ShipmentDocument(
            @Schema(type = SchemaType.STRING, format = "uuid") UUID id,
            @Schema(example = "Kerry Express") String carrier,
            @Schema(example = "KEX0123456789TH") String trackingNumber,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant dispatchedAt,
            List<EventDocument> events) {

        public static ShipmentDocument of(ShipmentView shipment) {
            return new ShipmentDocument(shipment.id().value(), shipment.carrier(), shipment.trackingNumber(),
                    shipment.dispatchedAt(), shipment.events().stream()
                            .map(event -> new EventDocument(event.status(), event.at(), event.place())).toList());
        }
    }

    /** What the carrier reported. */
    @Schema(name = "ShipmentEvent", requiredProperties = {"status", "at"})
    public record EventDocument(
            @Schema(type = SchemaType.STRING, enumeration = {"created", "dispatched", "pickedUp", "inTransit", "arrived",
                "outForDelivery", "failed", "returned", "delivered"}) ParcelStatus status,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant at,
            String place) {
    }
}
