package org.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.parley.testing.Api;
import org.parley.testing.Await;
import org.parley.testing.ParleyServer;
import org.parley.testing.Purchase;
import org.parley.testing.Sandbox;
import org.parley.testing.Stall;

/**
 * Kills a server while messages, checkouts and payments are in flight, so that some are caught at every step, and holds
 * what was acknowledged against what the server knows when it is back (design/trust.md, promises 1 and 3).
 */
final class CrashRound {

    private static final int SENDERS = 4;
    private static final int BUYERS = 6;
    private static final int MESSAGES = 250;
    private static final int PIECES = 5_000;

    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Collection<Sale> sales = new ConcurrentLinkedQueue<>();
    private String token;
    private String conversation;

    /** Loads the server and kills it in the middle. */
    void killInTheMiddle(ParleyServer server) throws InterruptedException {
        Api visitor = server.api().visitor("en");
        token = visitor.token();
        conversation = visitor.conversation();
        visitor.post("/conversations/" + conversation + "/handover", null).expect(200);
        String variant = new Stall(server).variant(PIECES);
        ExecutorService crowd = Executors.newFixedThreadPool(SENDERS + BUYERS);
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            crowd.execute(() -> buyUntilTheServerIsGone(server.api(), variant));
        }
        for (int i = 0; i < MESSAGES; i++) {
            String id = UUID.randomUUID().toString();
            String body = "{'clientMessageId':'" + id + "','content':{'type':'text','text':'message " + i + "'}}";
            sent.put(id, body);
            crowd.execute(() -> send(visitor, id, body));
        }
        Await.until("traffic to be in full swing", () -> acknowledged.size() >= MESSAGES / 3
                && sales.stream().filter(sale -> sale.paid).count() >= BUYERS);
        server.kill();
        crowd.shutdownNow();
        assertThat(crowd.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private void buyUntilTheServerIsGone(Api api, String variant) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Sale sale = new Sale(Purchase.FilledCart.of(api, variant));
                sales.add(sale);
                sale.order = sale.cart.checkedOut();
                sale.order.pay("card", "approve");
                sale.paid = true;
            }
        } catch (UncheckedIOException | IllegalStateException killed) {
            // Not acknowledged: nothing is promised.
        }
    }

    private void send(Api visitor, String id, String body) {
        try {
            Api.Answer answer = visitor.post("/conversations/" + conversation + "/messages", body);
            if (answer.status() == 201 || answer.status() == 200) {
                acknowledged.put(id, answer.text("seq"));
            }
        } catch (UncheckedIOException | IllegalStateException killed) {
            // Not acknowledged: nothing is promised.
        }
    }

    /** Every sender repeats all of its messages: none is missing, none is there twice. */
    void noMessageIsMissingOrDoubled(ParleyServer again) {
        Api visitor = again.api().as(token);
        assertThat(thread(visitor)).containsAllEntriesOf(acknowledged);
        sent.forEach((id, body) -> send(visitor, id, body));
        assertThat(thread(visitor).keySet()).containsAll(sent.keySet());
    }

    /** Client message id to seq; fails on a gap or a double. */
    private Map<String, String> thread(Api visitor) {
        Map<String, String> thread = new HashMap<>();
        long after = 0;
        while (true) {
            JsonNode items = visitor.get("/conversations/" + conversation + "/messages?limit=100&after=" + after).expect(200)
                    .json().get("items");
            if (items.isEmpty()) {
                return thread;
            }
            for (JsonNode item : items) {
                assertThat(item.get("seq").asLong()).isEqualTo(++after);
                assertThat(thread.put(item.get("clientMessageId").asText(), item.get("seq").asText())).isNull();
            }
        }
    }

    /** Every buyer presses the button again: a cart has one order, an order one payment, and a payment one capture. */
    void nobodyOrderedOrPaidTwiceOrForNothing(ParleyServer again) {
        assertThat(sales).hasSizeGreaterThan(BUYERS);
        Sandbox sandbox = new Sandbox(again);
        List<Purchase> paid = new ArrayList<>();
        for (Sale sale : sales) {
            Purchase order = sale.again(again.api());
            JsonNode taken = sandbox.payment(order.paymentId);
            assertThat(taken.path("captured").asLong()).isIn(0L, minor(order.total));
            if (sale.paid) {
                assertThat(taken.path("captured").asLong()).as("what the customer was told").isPositive();
            }
            if (taken.path("captured").asLong() > 0) {
                paid.add(order);
            }
        }
        assertThat(paid).hasSizeGreaterThanOrEqualTo(BUYERS);
        for (Purchase order : paid) {
            Await.value("an order that is paid, or refunded", order::orderStatus, Set.of("paid", "refunded")::contains);
            assertThat(order.history()).containsOnlyOnce("captured");
            assertThat(order.payment().at("/captured/amount").asText()).isEqualTo(order.total);
        }
    }

    private static long minor(String amount) {
        return new java.math.BigDecimal(amount).movePointRight(2).longValueExact();
    }

    /** What one buyer knows of a purchase. */
    private static final class Sale {

        private final Purchase.FilledCart cart;
        private volatile Purchase order;
        private volatile boolean paid;

        Sale(Purchase.FilledCart cart) {
            this.cart = cart;
        }

        Purchase again(Api api) {
            Purchase.FilledCart same = new Purchase.FilledCart(api.as(cart.visitor().token()), cart.id(), cart.checkout());
            List<String> before = orders(same.visitor());
            assertThat(before).hasSizeLessThanOrEqualTo(1);
            Api.Answer answer = same.checkOut();
            if (before.isEmpty()) {
                assertThat(order).as("an acknowledged order is there").isNull();
                answer.expect(201);
            } else {
                assertThat(answer.expect(409).code()).isEqualTo("cartClosed");
                assertThat(answer.text("orderId")).isEqualTo(before.get(0));
            }
            List<String> after = orders(same.visitor());
            assertThat(after).hasSize(1);
            if (order != null) {
                assertThat(after).containsExactly(order.orderId);
            }
            Purchase found = same.purchase(same.visitor().get("/orders/" + after.get(0)).expect(200));
            assertThat(found.inThread("paymentRequest")).hasSize(1);
            return found;
        }

        private static List<String> orders(Api visitor) {
            List<String> ids = new ArrayList<>();
            visitor.get("/orders").expect(200).json().get("items").forEach(order -> ids.add(order.get("id").asText()));
            return ids;
        }
    }
}
