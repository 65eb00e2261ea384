package org.parley.ordering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.parley.catalog.OutOfStock;
import org.parley.catalog.VariantId;
import org.parley.ordering.CartView;
import org.parley.ordering.OrderStatus;
import org.parley.ordering.OrderView;
import org.parley.testing.TestDatabase;

/** The same rules, and the races, on a real PostgreSQL. */
class OrderingOnPostgresIT extends OrderingScenarios {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @Test
    void sellsTenPiecesToTenOfTwoHundredBuyersAtOnce() throws Exception {
        VariantId shirt = shop.variant("450.00", 10);
        List<CartView> carts = IntStream.range(0, 200).mapToObj(i -> shop.cartWith(shirt, 1)).toList();
        ConcurrentLinkedQueue<OrderView> sold = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> refused = new ConcurrentLinkedQueue<>();

        race(carts.stream().<Runnable>map(cart -> () -> sold.add(shop.order(cart))).toList(), refused);

        assertThat(sold).hasSize(10);
        assertThat(refused).hasSize(190).allSatisfy(out -> assertThat(out).isInstanceOf(OutOfStock.class));
        assertThat(shop.stock(shirt)).containsExactly(10, 10);
        assertThat(sold.stream().map(OrderView::number).distinct()).hasSize(10);
    }

    @Test
    void neverDeadlocksOverCartsThatShareTheirThings() throws Exception {
        List<VariantId> things = IntStream.range(0, 5).mapToObj(i -> shop.variant("10.00", 20)).toList();
        List<CartView> carts = IntStream.range(0, 60).mapToObj(i -> {
            CartView cart = shop.cartWith(things.get(i % 5), 1);
            shop.carts.setLine(cart.id(), things.get((i + 1 + i % 3) % 5), 1);
            return shop.carts.setLine(cart.id(), things.get((i + 3) % 5), 1);
        }).toList();
        ConcurrentLinkedQueue<OrderView> sold = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> refused = new ConcurrentLinkedQueue<>();

        race(carts.stream().<Runnable>map(cart -> () -> sold.add(shop.order(cart))).toList(), refused);

        assertThat(refused).allSatisfy(out -> assertThat(out).isInstanceOf(OutOfStock.class));
        things.forEach(thing -> {
            int reserved = sold.stream().flatMap(order -> order.lines().stream())
                    .filter(line -> line.variantId().equals(thing)).mapToInt(OrderView.Line::quantity).sum();
            assertThat(shop.stock(thing)).containsExactly(20, reserved);
        });
    }

    @RepeatedTest(10)
    void letsEitherTheMoneyOrTheExpiryWin() throws Exception {
        VariantId shirt = shop.variant("450.00", 3);
        OrderView order = shop.order(shirt, 2);
        shop.clock.pass(ShopFloor.RESERVATION);
        shop.provider.captures(order.payment().id(), order.totals().total());
        ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();

        race(List.of(() -> shop.payments.settle(order.payment().id()),
                () -> shop.beans.get(OrderEnd.class).reservationIsOver(order.id()),
                () -> shop.payments.expire(order.payment().id(), "test")), failed);
        shop.payments.settle(order.payment().id());

        assertThat(failed).isEmpty();
        assertThat(shop.orders.get(order.id()).status()).isEqualTo(OrderStatus.PAID);
        assertThat(shop.stock(shirt)).containsExactly(1, 0);
    }

    @RepeatedTest(10)
    void letsEitherTheMoneyOrTheCancellationWin() throws Exception {
        VariantId shirt = shop.variant("450.00", 3);
        OrderView order = shop.order(shirt, 2);
        ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();

        race(List.of(() -> shop.pay(order), () -> shop.beans.get(OrderEnd.class).cancel(order.id())), failed);
        shop.payments.settle(order.payment().id());

        OrderStatus status = shop.orders.get(order.id()).status();
        if (status == OrderStatus.PAID) {
            assertThat(failed).as("the cancellation was refused").hasSize(1);
            assertThat(shop.stock(shirt)).containsExactly(1, 0);
        } else {
            assertThat(status).isEqualTo(OrderStatus.CANCELLED);
            assertThat(shop.stock(shirt)).containsExactly(3, 0);
            assertThat(shop.payments.get(order.payment().id()).refunded()).isEqualTo(order.totals().total());
        }
    }

    private static void race(List<Runnable> runners, ConcurrentLinkedQueue<Throwable> failures) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(runners.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            runners.forEach(runner -> pool.execute(() -> {
                try {
                    start.await();
                    runner.run();
                } catch (Throwable failure) {
                    failures.add(failure);
                }
            }));
            start.countDown();
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        }
    }
}
