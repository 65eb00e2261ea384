package org.parley.ordering.internal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.parley.ordering.OrderId;
import org.parley.ordering.ParcelStatus;
import org.parley.ordering.ShipmentId;
import org.parley.ordering.ShipmentView;
import org.parley.shared.id.Ids;

/** A parcel and what its carrier reported. */
@Entity
@Table(name = "shipment")
class Shipment {

    @Id
    private UUID id;
    @Column(name = "order_id", nullable = false)
    private UUID orderId;
    @Column(name = "carrier", nullable = false)
    private String carrier;
    @Column(name = "tracking_number", nullable = false)
    private String trackingNumber;
    /** The tracking number as it is looked for. */
    @Column(name = "tracking_key", nullable = false)
    private String trackingKey;
    @Column(name = "dispatched_at", nullable = false)
    private Instant dispatchedAt;
    @Column(name = "delivered_at")
    private Instant deliveredAt;
    @ElementCollection
    @CollectionTable(name = "shipment_event", joinColumns = @JoinColumn(name = "shipment_id"))
    @OrderColumn(name = "position")
    private List<Report> events = new ArrayList<>();
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected Shipment() {
    }

    Shipment(OrderId order, String carrier, String trackingNumber, Instant now) {
        this.id = Ids.next();
        this.orderId = order.value();
        this.carrier = carrier;
        this.trackingNumber = trackingNumber;
        this.trackingKey = trackingKey(trackingNumber);
        this.dispatchedAt = now;
    }

    /** People copy tracking numbers with spaces and dashes, and in any case. */
    static String trackingKey(String trackingNumber) {
        return trackingNumber.replaceAll("[\\s-]", "").replace('\0', ' ').toUpperCase(Locale.ROOT);
    }

    /** @return false if the very same was reported before */
    boolean report(ShipmentView.ShipmentEvent event) {
        Report report = new Report(event.status(), event.at(), event.place());
        if (events.contains(report)) {
            return false;
        }
        events.add(report);
        if (event.status() == ParcelStatus.DELIVERED && deliveredAt == null) {
            deliveredAt = event.at();
        }
        return true;
    }

    boolean isDelivered() {
        return deliveredAt != null;
    }

    boolean isSame(String otherCarrier, String otherNumber) {
        return carrier.equalsIgnoreCase(otherCarrier) && trackingKey.equals(trackingKey(otherNumber));
    }

    ShipmentId id() {
        return new ShipmentId(id);
    }

    OrderId order() {
        return new OrderId(orderId);
    }

    ShipmentView view() {
        return new ShipmentView(id(), order(), carrier, trackingNumber, dispatchedAt, events.stream()
                .sorted(Comparator.comparing(Report::at))
                .map(report -> new ShipmentView.ShipmentEvent(report.status(), report.at(), report.place())).toList());
    }

    /** A row of the carrier's reports, in the order in which they came in. */
    @Embeddable
    record Report(@Column(name = "status", nullable = false) @Enumerated(EnumType.STRING)
            @JdbcTypeCode(SqlTypes.VARCHAR) ParcelStatus status,
            @Column(name = "at", nullable = false) Instant at,
            @Column(name = "place") String place) {
    }
}
