package org.parley.ordering.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.conversation.ConversationId;
import org.parley.identity.VisitorId;
import org.parley.ordering.OrderId;
import org.parley.ordering.OrderQuery;
import org.parley.ordering.OrderStatus;
import org.parley.ordering.OrderView;
import org.parley.ordering.Orders;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.shared.id.Ids;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;

@ApplicationScoped
@Transactional
class StoredOrders implements Orders {

    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private OrderTable orders;
    @Inject
    private OrderReader reader;
    @Inject
    private OrderEnd ending;
    @Inject
    private OrderPayments orderPayments;
    @Inject
    private Payments payments;
    @Inject
    private ThreadVoice thread;
    @Inject
    private Clock clock;
    @Inject
    @ConfigProperty(name = "parley.ordering.number-prefix")
    private String numberPrefix;

    @Override
    public OrderView get(OrderId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id)).orElseThrow(Problem::notFound);
    }

    @Override
    public Map<OrderId, OrderView> findAll(Collection<OrderId> ids) {
        return reader.views(ids.stream().map(OrderId::value).toList());
    }

    @Override
    public Page<OrderView> list(OrderQuery query) {
        List<UUID> ids = ids(query);
        Page<UUID> page = Page.of(ids, query.limit(), Cursor::encode);
        Map<OrderId, OrderView> views = reader.views(page.items());
        return page.map(id -> views.get(new OrderId(id)));
    }

    /** One row more than asked for tells whether there is more. Ids grow with time. */
    private List<UUID> ids(OrderQuery query) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (query.visitor() != null) {
            conditions.add("o.visitorId = :visitor");
            values.put("visitor", query.visitor().value());
        }
        if (query.number() != null) {
            conditions.add("o.number = :number");
            values.put("number", number(query.number()));
        }
        if (query.email() != null) {
            conditions.add("o.contactEmail = :email");
            values.put("email", plain(query.email()).toLowerCase(Locale.ROOT));
        }
        String[] after = Cursor.decode(query.cursor(), 1);
        if (after != null) {
            conditions.add("o.id < :after");
            values.put("after", Ids.parse(after[0])
                    .orElseThrow(() -> Problem.invalid("cursor", "is not a cursor of this list")));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<UUID> select = entities.createQuery("select o.id from SalesOrder o" + where + " order by o.id desc",
                UUID.class);
        values.forEach(select::setParameter);
        return select.setMaxResults(query.limit() + 1).getResultList();
    }

    @Override
    public Optional<OrderView> latest(VisitorId visitor) {
        return list(new OrderQuery(visitor, null, null, 1, null)).items().stream().findFirst();
    }

    @Override
    public Optional<OrderView> byNumber(VisitorId visitor, String number) {
        return list(new OrderQuery(visitor, number, null, 1, null)).items().stream().findFirst();
    }

    @Override
    public Optional<OrderView> byTrackingNumber(VisitorId visitor, String trackingNumber) {
        return entities.createQuery("select o.id from SalesOrder o join Shipment s on s.orderId = o.id"
                + " where s.trackingKey = :key and o.visitorId = :visitor order by o.id desc", UUID.class)
                .setParameter("key", Shipment.trackingKey(trackingNumber)).setParameter("visitor", visitor.value()).setMaxResults(1)
                .getResultStream().findFirst().map(id -> get(new OrderId(id)));
    }

    /** As people write it: in any case, and without the prefix. */
    private String number(String text) {
        String number = plain(text).toUpperCase(Locale.ROOT);
        return number.matches("\\d+") ? numberPrefix + number : number;
    }

    /** The database takes no NUL, and nothing of ours has one. */
    private static String plain(String text) {
        return text.strip().replace('\0', ' ');
    }

    @Override
    public Optional<VisitorId> owner(OrderId id) {
        return orders.find(id).map(Order::visitor);
    }

    @Override
    public Optional<ConversationId> conversationOf(OrderId id) {
        return orders.find(id).map(Order::conversation);
    }

    /** The provider is asked outside of a transaction; then everything ends in one. */
    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public OrderView cancel(OrderId id) {
        OrderView order = ending.read(id);
        if (order.status() == OrderStatus.AWAITING_PAYMENT && order.payment().status().isLive()) {
            payments.settle(order.payment().id());
        }
        return ending.cancel(id);
    }

    @Override
    public PaymentView offerPayment(OrderId id) {
        Order order = orders.find(id).orElseThrow(Problem::notFound);
        requireWaiting(order);
        PaymentView payment = orderPayments.offer(order, thread.language(order.conversation()));
        // Behind the lock: the order may have ended since.
        order = orders.lock(id).orElseThrow(Problem::notFound);
        requireWaiting(order);
        order.attempt(payment.id());
        thread.askForPayment(order.conversation(), payment);
        thread.show(reader.view(order, payment));
        return payment;
    }

    private void requireWaiting(Order order) {
        if (order.status() != OrderStatus.AWAITING_PAYMENT || order.isReservationOver(clock.instant())) {
            throw Problem.conflict("orderNotAwaitingPayment", "This order does not wait for a payment.",
                    Map.of("orderStatus", order.status()));
        }
    }
}
