package org.parley.ordering.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;
import org.parley.catalog.Catalog;
import org.parley.catalog.VariantId;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Conversations;
import org.parley.conversation.MessageView;
import org.parley.conversation.Messages;
import org.parley.identity.Visitors;
import org.parley.identity.VisitorId;
import org.parley.ordering.CartId;
import org.parley.ordering.CartView;
import org.parley.ordering.Carts;
import org.parley.ordering.Checkout;
import org.parley.ordering.Contact;
import org.parley.ordering.OrderView;
import org.parley.ordering.OrderingSettings;
import org.parley.ordering.Orders;
import org.parley.ordering.ShippingAddress;
import org.parley.ordering.Shipments;
import org.parley.payments.PaymentId;
import org.parley.payments.Payments;
import org.parley.payments.spi.GatewayNotice;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.GatewaySilent;
import org.parley.payments.spi.GatewayStatus;
import org.parley.payments.spi.PaymentGateway;
import org.parley.payments.spi.PaymentOffer;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;
import org.parley.shared.money.Money;
import org.parley.shared.outbox.OutboxEntry;
import org.parley.shared.persistence.Sql;
import org.parley.testing.Beans;
import org.parley.testing.TestDatabase;

/** A demo shop's counter: all modules that an order touches, on a real database, with a played payment provider. */
final class ShopFloor implements AutoCloseable {

    static final Duration RESERVATION = Duration.ofMinutes(15);

    final TestDatabase database;
    final PlayedProvider provider = new PlayedProvider();
    final MovingClock clock = new MovingClock();
    final Beans beans;
    final Carts carts;
    final Checkout checkout;
    final Orders orders;
    final Shipments shipments;
    final Payments payments;
    final Catalog catalog;
    final Messages messages;
    final Conversations conversations;
    private final UUID product = Ids.next();

    ShopFloor(TestDatabase database) {
        this.database = database;
        beans = new Beans(database, "shared", "identity", "catalog", "conversation", "payments", "ordering")
                .with(clock).with(provider).with("parley.ordering.reservation", RESERVATION.toString())
                .silent("org.parley.catalog.internal.SearchIndex");
        carts = beans.get(Carts.class);
        checkout = beans.get(Checkout.class);
        orders = beans.get(Orders.class);
        shipments = beans.get(Shipments.class);
        payments = beans.get(Payments.class);
        catalog = beans.get(Catalog.class);
        messages = beans.get(Messages.class);
        conversations = beans.get(Conversations.class);
        beans.get(OrderingSettings.class).change(DemoRules.rules());
        Sql.update(database.dataSource(), "INSERT INTO product (id, handle, title, description, tags, images, options,"
                + " lowest_price, currency, published, created_at, updated_at, version) VALUES (?, 'shirt',"
                + " '{\"en\":\"Shirt\",\"th\":\"เสื้อ\"}', '{}', '[]', '[]', '[]', 0, 'THB', TRUE, ?, ?, 0)",
                product, clock.instant(), clock.instant());
    }

    VariantId variant(String price, int pieces) {
        VariantId id = new VariantId(Ids.next());
        Sql.update(database.dataSource(), "INSERT INTO variant (id, product_id, position, identity, options, price, currency,"
                + " on_hand, reserved, version) VALUES (?, ?, 1, ?, '{}', ?, 'THB', ?, 0, 0)", id.value(), product,
                id.toString(), Money.of(price, "THB").minorUnits(), pieces);
        return id;
    }

    void price(VariantId variant, String price) {
        Sql.update(database.dataSource(), "UPDATE variant SET price = ? WHERE id = ?",
                Money.of(price, "THB").minorUnits(), variant.value());
    }

    /** Pieces on hand and, of these, reserved. */
    List<Integer> stock(VariantId variant) {
        return Sql.first(database.dataSource(), "SELECT on_hand, reserved FROM variant WHERE id = ?",
                row -> List.of(row.getInt(1), row.getInt(2)), variant.value()).orElseThrow();
    }

    ConversationId customer(Language language) {
        VisitorId visitor = beans.get(Visitors.class).arrive("web", language, "Asia/Bangkok", null).visitorId();
        return conversations.open(visitor).conversation().id();
    }

    CartView cartWith(VariantId variant, int quantity) {
        return cartWith(customer(Language.EN), variant, quantity);
    }

    CartView cartWith(ConversationId conversation, VariantId variant, int quantity) {
        return carts.setLine(carts.open(conversation).cart().id(), variant, quantity);
    }

    OrderView order(CartView cart) {
        return checkout.place(placing(cart.id(), cart.totals().total()));
    }

    OrderView order(VariantId variant, int quantity) {
        return order(cartWith(variant, quantity));
    }

    OrderView paid(VariantId variant, int quantity) {
        OrderView order = order(variant, quantity);
        pay(order);
        return orders.get(order.id());
    }

    void pay(OrderView order) {
        provider.captures(order.payment().id(), order.totals().total());
        payments.settle(order.payment().id());
    }

    static Checkout.PlaceOrder placing(CartId cart, Money total) {
        return new Checkout.PlaceOrder(cart, new Contact("Somchai", "somchai@example.com", null),
                new ShippingAddress("1 Sukhumvit", null, null, "Bangkok", null, "10110", "TH"), null, "standard", total);
    }

    /** The reservation's end comes due. */
    void reservationEnds(OrderView order) {
        beans.get(ReservationEnds.class).handle(new OutboxEntry(Ids.next(), order.id().value(), ReservationEnds.NAME,
                order.id().toString(), "{}", 1));
    }

    /** Content types in the thread, events by their name. */
    List<String> thread(ConversationId conversation) {
        return messages.list(conversation, 0L, null, 100).stream().map(MessageView::content)
                .map(content -> content.type().equals("event") ? content.field("event") : content.type()).toList();
    }

    /** How many SQL statements Hibernate sends during the work; plain SQL of other modules is not counted. */
    long statements(Runnable work) {
        return database.transaction(() -> {
            var statistics = database.entityManager().getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
            statistics.setStatisticsEnabled(true);
            long before = statistics.getPrepareStatementCount();
            work.run();
            return statistics.getPrepareStatementCount() - before;
        });
    }

    @Override
    public void close() {
        database.close();
    }

    /** A clock that moves when told to. */
    static final class MovingClock extends Clock {

        private volatile Instant now = Instant.parse("2026-01-05T03:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A provider in memory that does what the test says. */
    static final class PlayedProvider implements PaymentGateway {

        volatile boolean silent;
        private final Map<PaymentId, GatewayPayment> known = new ConcurrentHashMap<>();

        void captures(PaymentId payment, Money amount) {
            known.put(payment, new GatewayPayment(payment, "p", GatewayStatus.CAPTURED, amount,
                    Money.zero(amount.currency()), "card"));
        }

        void declines(PaymentId payment) {
            known.put(payment, GatewayPayment.withoutMoney(payment, "p", GatewayStatus.FAILED, "card"));
        }

        @Override
        public String name() {
            return "played";
        }

        @Override
        public String account() {
            return "one";
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public String payUrl(PaymentOffer offer) {
            return "https://pay.example/" + offer.id();
        }

        @Override
        public GatewayPayment fetch(PaymentId payment) {
            if (silent) {
                throw new GatewaySilent("silent");
            }
            return known.getOrDefault(payment,
                    GatewayPayment.withoutMoney(payment, null, GatewayStatus.NOT_OPENED, null));
        }

        @Override
        public GatewayPayment cancel(PaymentId payment) {
            return fetch(payment);
        }

        @Override
        public GatewayPayment refund(PaymentId payment, UUID refundId, Money amount) {
            return known.computeIfPresent(payment, (id, now) -> new GatewayPayment(id, now.providerRef(), now.status(),
                    now.captured(), now.refunded().plus(amount), now.method()));
        }

        @Override
        public GatewayNotice verify(byte[] body, UnaryOperator<String> headers) {
            throw new UnsupportedOperationException();
        }
    }
}
