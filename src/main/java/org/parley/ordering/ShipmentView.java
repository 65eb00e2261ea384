package org.parley.ordering;

import java.time.Instant;
import java.util.List;

/** A parcel on its way. @param events in the order of their time */
public record ShipmentView(ShipmentId id, OrderId orderId, String carrier, String trackingNumber, Instant dispatchedAt,
        List<ShipmentEvent> events) {

    /** What the carrier reported. @param status one of {@link ParcelStatus}; @param place may be {@code null} */
    public record ShipmentEvent(ParcelStatus status, Instant at, String place) {
    }
}
