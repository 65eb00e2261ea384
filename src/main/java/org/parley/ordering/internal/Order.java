package org.parley.ordering.internal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.ordering.Contact;
import org.parley.ordering.DeliveryRequest;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderStatus;
import org.parley.ordering.ShippingAddress;
import org.parley.payments.PaymentId;
import org.parley.shared.money.Money;

/**
 * What a customer has ordered, as it was sold. While it awaits its payment its pieces are reserved; every move out of
 * that state takes them or sets them free in the same transaction.
 */
@Entity(name = "SalesOrder")
@Table(name = "sales_order")
class Order {

    @Id
    private UUID id;
    @Column(name = "number", nullable = false)
    private String number;
    @Column(name = "cart_id", nullable = false)
    private UUID cartId;
    @Column(name = "conversation_id", nullable = false)
    private UUID conversationId;
    @Column(name = "visitor_id", nullable = false)
    private UUID visitorId;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status", nullable = false)
    private OrderStatus status;
    @Column(name = "contact_name", nullable = false)
    private String contactName;
    @Column(name = "contact_email")
    private String contactEmail;
    @Column(name = "contact_phone")
    private String contactPhone;
    @Convert(converter = AddressJson.class)
    @Column(name = "address", nullable = false)
    private ShippingAddress address;
    @Convert(converter = DeliveryJson.class)
    @Column(name = "delivery")
    private DeliveryRequest delivery;
    @Embedded
    private Charges charges;
    /** The latest attempt. */
    @Column(name = "payment_id", nullable = false)
    private UUID paymentId;
    /** The attempt that succeeded. */
    @Column(name = "paid_by")
    private UUID paidBy;
    @Column(name = "placed_at", nullable = false)
    private Instant placedAt;
    @Column(name = "reserved_until", nullable = false)
    private Instant reservedUntil;
    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<OrderLine> lines;
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected Order() {
    }

    Order(OrderId id, String number, Cart cart, Charges charges, List<OrderLine> lines, Instant now,
            Instant reservedUntil) {
        this.id = id.value();
        this.number = number;
        this.cartId = cart.id().value();
        this.conversationId = cart.conversation().value();
        this.visitorId = cart.visitor().value();
        this.status = OrderStatus.AWAITING_PAYMENT;
        this.charges = charges;
        this.lines = List.copyOf(lines);
        this.placedAt = now;
        this.reservedUntil = reservedUntil;
    }

    void deliverTo(Contact contact, ShippingAddress shippingAddress, DeliveryRequest request) {
        contactName = contact.name();
        contactEmail = contact.email();
        contactPhone = contact.phone();
        address = shippingAddress;
        delivery = request;
    }

    /** A first or further attempt to pay, the one to be shown from now on. */
    void attempt(PaymentId payment) {
        paymentId = payment.value();
    }

    void paid(PaymentId payment) {
        become(OrderStatus.PAID);
        paidBy = payment.value();
        paymentId = payment.value();
    }

    void shipped() {
        if (status != OrderStatus.SHIPPED) {
            become(OrderStatus.SHIPPED);
        }
    }

    void delivered() {
        become(OrderStatus.DELIVERED);
    }

    void expired() {
        become(OrderStatus.EXPIRED);
    }

    void cancelled() {
        become(OrderStatus.CANCELLED);
    }

    void refunded() {
        become(OrderStatus.REFUNDED);
    }

    private void become(OrderStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("order " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
    }

    boolean isReservationOver(Instant now) {
        return !now.isBefore(reservedUntil);
    }

    boolean isPaidBy(PaymentId payment) {
        return payment.value().equals(paidBy);
    }

    OrderId id() {
        return new OrderId(id);
    }

    String number() {
        return number;
    }

    UUID cartId() {
        return cartId;
    }

    OrderStatus status() {
        return status;
    }

    ConversationId conversation() {
        return new ConversationId(conversationId);
    }

    VisitorId visitor() {
        return new VisitorId(visitorId);
    }

    Contact contact() {
        return new Contact(contactName, contactEmail, contactPhone);
    }

    ShippingAddress address() {
        return address;
    }

    DeliveryRequest delivery() {
        return delivery;
    }

    Charges charges() {
        return charges;
    }

    Money total() {
        return charges.totals().total();
    }

    PaymentId payment() {
        return new PaymentId(paymentId);
    }

    Instant placedAt() {
        return placedAt;
    }

    Instant reservedUntil() {
        return reservedUntil;
    }

    List<OrderLine> lines() {
        return lines;
    }

    /** The pieces of each variant. */
    Map<VariantId, Integer> pieces() {
        Map<VariantId, Integer> pieces = new LinkedHashMap<>();
        lines.forEach(line -> pieces.merge(new VariantId(line.variantId()), line.quantity(), Integer::sum));
        return pieces;
    }
}
