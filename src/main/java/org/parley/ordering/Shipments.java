package org.parley.ordering;

/** Parcels: handing them over and following them. Each step shows in the thread. */
public interface Shipments {

    /**
     * Hands a parcel of a paid order to a carrier; the order is shipped from then on.
     *
     * @throws org.parley.shared.problem.Problem 404 without such an order; 409 {@code orderNotPaid} unless it is paid or
     *     shipped already; 409 {@code alreadyShipped} if this parcel was recorded before
     */
    ShipmentView dispatch(OrderId order, String carrier, String trackingNumber);

    /**
     * Records what the carrier reported; the same report twice counts once. The order is delivered once all of its
     * parcels are.
     *
     * @throws org.parley.shared.problem.Problem 404 without such a shipment
     */
    ShipmentView report(ShipmentId shipment, ShipmentView.ShipmentEvent event);
}
