package org.parley.payments.internal;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.payments.OfferPayment;
import org.parley.payments.PayableRef;
import org.parley.payments.PaymentFact;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentNotices;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.payments.event.PaymentChanged;
import org.parley.payments.spi.PaymentGateway;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;
import org.parley.testing.TestDatabase;

/** The module's own beans on a test database, with a played provider and a clock that stands still. */
final class PaymentsFixture {

    static final Money PRICE = Money.of("100.00", "THB");

    final TestDatabase database;
    final PlayGateway gateway = new PlayGateway();
    final List<PaymentChanged> published = new CopyOnWriteArrayList<>();
    final StandingClock clock = new StandingClock();
    final Payments payments;
    final PaymentNotices notices;
    final Settlement settlement;
    final Intents intents;
    volatile Consumer<PaymentChanged> observer = change -> { };

    PaymentsFixture(TestDatabase database) {
        this.database = database;
        intents = new Intents(database.entityManager());
        InTransaction steps = new InTransaction() {
            @Override
            <T> T call(Supplier<T> step) {
                return database.newTransaction(step);
            }
        };
        Gateways gateways = new Gateways() {
            @Override
            PaymentGateway forNewPayments() {
                return gateway;
            }

            @Override
            Optional<PaymentGateway> find(String name, String account) {
                return name.equals("play") && account.equals("one") ? Optional.of(gateway) : Optional.empty();
            }
        };
        Checks noChecks = new Checks() {
            @Override
            void wakeAfterCommit() {
                // tests settle by themselves
            }
        };
        Changes changes = new Changes(intents, new Ledger(database.entityManager()), new Published(), clock);
        settlement = new Settlement(intents, changes, gateways, steps, clock, Duration.ofMinutes(10));
        Payments bean = new StoredPayments(intents, changes, gateways, settlement, noChecks, new NamedShop(), clock,
                "https://shop.example");
        payments = database.transactional(Payments.class, bean);
        notices = new StoredNotices(gateways, intents, noChecks, steps, clock);
    }

    PaymentView offered() {
        return offered(UUID.randomUUID().toString());
    }

    PaymentView offered(String order) {
        return payments.offer(new OfferPayment(new PayableRef("order", order, "visitor-1"), PRICE,
                clock.instant().plus(Duration.ofMinutes(15)), "Order 1", URI.create("https://shop.example/chat"),
                Language.TH));
    }

    PaymentId captured() {
        PaymentId id = offered().id();
        gateway.captures(id, PRICE);
        settlement.settle(id, true);
        return id;
    }

    List<PaymentFact> facts(PaymentId id) {
        return published.stream().filter(change -> change.payment().id().equals(id)).map(PaymentChanged::fact).toList();
    }

    List<PaymentId> due() {
        return database.transaction(() -> intents.claimDue(clock.instant(), Duration.ofSeconds(45), 1_000));
    }

    /** Per currency and posting; every sum must be zero. */
    List<?> unbalanced() {
        return database.transaction(() -> database.entityManager().createQuery("SELECT e.posting, SUM(e.amount) FROM"
                + " LedgerEntry e GROUP BY e.posting, e.currency HAVING SUM(e.amount) <> 0 OR COUNT(e) <> 2").getResultList());
    }

    long held(PaymentId id, String account) {
        return database.transaction(() -> ((Number) database.entityManager().createQuery("SELECT COALESCE(SUM(e.amount), 0)"
                + " FROM LedgerEntry e WHERE e.paymentId = :id AND e.account LIKE :account").setParameter("id", id.value())
                .setParameter("account", account + ":%").getSingleResult()).longValue());
    }

    static final class StandingClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-23T03:00:00Z");

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

    private static final class NamedShop implements Shop {

        @Override
        public ShopSettings settings() {
            return new ShopSettings("Baan Chang", "#0f766e", null, "THB", List.of());
        }

        @Override
        public ShopSettings change(ShopSettings settings) {
            throw Problem.forbidden("not in this test");
        }
    }

    private final class Published implements Event<PaymentChanged> {

        @Override
        public void fire(PaymentChanged event) {
            observer.accept(event);
            published.add(event);
        }

        @Override
        public <U extends PaymentChanged> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException("business facts are never fired asynchronously");
        }

        @Override
        public <U extends PaymentChanged> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException("business facts are never fired asynchronously");
        }

        @Override
        public Event<PaymentChanged> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends PaymentChanged> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends PaymentChanged> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
