package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.payments.PaymentId;
import org.parley.shared.problem.Problem;

/** Rows of payments, their history, refunds and provider events. */
@ApplicationScoped
class Intents {

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;

    protected Intents() {
    }

    Intents(EntityManager entities) {
        this.entities = entities;
    }

    void add(Object row) {
        entities.persist(row);
    }

    void flush() {
        entities.flush();
    }

    PaymentIntent get(PaymentId id) {
        PaymentIntent found = entities.find(PaymentIntent.class, id.value());
        if (found == null) {
            throw Problem.notFound();
        }
        return found;
    }

    /** The payment as it is now, held against everybody else until the transaction ends. */
    PaymentIntent locked(PaymentId id) {
        PaymentIntent found = get(id);
        entities.flush();
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    List<PaymentIntent> all(Collection<PaymentId> ids) {
        return entities.createQuery("SELECT p FROM PaymentIntent p WHERE p.id IN :ids", PaymentIntent.class)
                .setParameter("ids", ids.stream().map(PaymentId::value).toList()).getResultList();
    }

    List<PaymentIntent> ofPayables(String kind, Collection<String> ids) {
        return entities.createQuery("SELECT p FROM PaymentIntent p WHERE p.payableKind = :kind AND p.payableId IN :ids"
                + " ORDER BY p.createdAt DESC, p.id DESC", PaymentIntent.class)
                .setParameter("kind", kind).setParameter("ids", ids).getResultList();
    }

    Optional<PaymentIntent> byReturnToken(String token) {
        return entities.createQuery("SELECT p FROM PaymentIntent p WHERE p.returnToken = :token", PaymentIntent.class)
                .setParameter("token", token).getResultStream().findFirst();
    }

    /** The method with which this owner last paid. */
    Optional<String> lastMethod(String ownerId) {
        return entities.createQuery("SELECT p.method FROM PaymentIntent p WHERE p.ownerId = :owner AND p.captured > 0"
                + " AND p.method IS NOT NULL ORDER BY p.createdAt DESC", String.class)
                .setParameter("owner", ownerId).setMaxResults(1).getResultStream().findFirst();
    }

    List<PaymentStep> history(PaymentId id) {
        return entities.createQuery("SELECT s FROM PaymentStep s WHERE s.paymentId = :id ORDER BY s.id", PaymentStep.class)
                .setParameter("id", id.value()).getResultList();
    }

    List<Refund> refunds(PaymentId id) {
        return entities.createQuery("SELECT r FROM PaymentRefund r WHERE r.paymentId = :id ORDER BY r.id", Refund.class)
                .setParameter("id", id.value()).getResultList();
    }

    Optional<Refund> refundByKey(PaymentId id, UUID key) {
        return entities.createQuery("SELECT r FROM PaymentRefund r WHERE r.paymentId = :id AND r.key = :key", Refund.class)
                .setParameter("id", id.value()).setParameter("key", key).getResultStream().findFirst();
    }

    /** The refund as it is now; its payment must be locked already. */
    Refund refund(UUID id) {
        Refund refund = entities.find(Refund.class, id);
        entities.refresh(refund);
        return refund;
    }

    /** Stores a provider's event; false if it was there already. */
    boolean firstNotice(String gateway, String account, String eventId, UUID payment, Instant now) {
        return entities.createNativeQuery("INSERT INTO payment_provider_event"
                + " (gateway, account, event_id, payment_id, received_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .setParameter(1, gateway).setParameter(2, account).setParameter(3, eventId).setParameter(4, payment)
                .setParameter(5, at(now)).executeUpdate() > 0;
    }

    /** There is a reason to ask about this payment of that gateway at once. */
    void askSoon(PaymentId id, String gateway, String account, Instant now) {
        entities.createQuery("UPDATE PaymentIntent p SET p.reasonAt = :now, p.checkAt = :now, p.checkAttempt = 0"
                + " WHERE p.id = :id AND p.gateway = :gateway AND p.account = :account")
                .setParameter("now", now).setParameter("id", id.value()).setParameter("gateway", gateway)
                .setParameter("account", account).executeUpdate();
    }

    /** Takes payments whose check is due; they are due again after the lease if this node dies meanwhile. */
    List<PaymentId> claimDue(Instant now, Duration lease, int most) {
        List<PaymentId> claimed = new ArrayList<>();
        for (Object id : entities.createNativeQuery("SELECT id FROM payment_intent WHERE check_at <= ?"
                + " ORDER BY check_at LIMIT " + most + " FOR UPDATE SKIP LOCKED", UUID.class)
                .setParameter(1, at(now)).getResultList()) {
            claimed.add(new PaymentId((UUID) id));
        }
        if (!claimed.isEmpty()) {
            entities.createQuery("UPDATE PaymentIntent p SET p.checkAt = :again WHERE p.id IN :ids")
                    .setParameter("again", now.plus(lease))
                    .setParameter("ids", claimed.stream().map(PaymentId::value).toList()).executeUpdate();
        }
        return claimed;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
