package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.ordering.OrderId;

/** Orders and their parcels as rows. Works in the caller's transaction. */
@ApplicationScoped
class OrderTable {

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;

    Optional<Order> find(OrderId id) {
        return Optional.ofNullable(entities.find(Order.class, id.value()));
    }

    /**
     * The order as it is now, locked: of everybody who wants to move it at once, one goes first and the others see the
     * result. Payments are locked before orders, never after.
     */
    Optional<Order> lock(OrderId id) {
        Order order = entities.find(Order.class, id.value());
        if (order == null) {
            return Optional.empty();
        }
        // It may have been read in this transaction before the lock was there: what counts is how it stands behind it.
        // What this transaction itself has changed is written first, or the refresh would forget it.
        entities.flush();
        entities.refresh(order, LockModeType.PESSIMISTIC_WRITE);
        return Optional.of(order);
    }

    /** To be called behind the order's lock; as they are now, whatever was read before. */
    List<Shipment> shipments(OrderId order) {
        List<Shipment> parcels = entities.createQuery("select s from Shipment s where s.orderId = :order", Shipment.class)
                .setParameter("order", order.value()).getResultList();
        parcels.forEach(entities::refresh);
        return parcels;
    }

    Optional<Shipment> shipment(UUID id) {
        return Optional.ofNullable(entities.find(Shipment.class, id));
    }

    void add(Shipment shipment) {
        entities.persist(shipment);
    }
}
