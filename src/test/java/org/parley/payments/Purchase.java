package org.parley.payments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.parley.testing.Api;

/** A visitor's order that awaits its payment, made over HTTP as any client would. */
final class Purchase {

    private static final HttpClient BROWSER = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Api visitor;
    final String orderId;
    final String paymentId;
    final URI payUrl;
    final String total;

    private Purchase(Api visitor, JsonNode order) {
        this.visitor = visitor;
        orderId = order.at("/id").asText();
        paymentId = order.at("/payment/id").asText();
        payUrl = URI.create(order.at("/payment/payUrl").asText());
        total = order.at("/total/amount").asText();
    }

    static Purchase by(Api api) {
        Api visitor = api.visitor("en");
        String conversation = visitor.conversation();
        String cart = visitor.post("/carts", "{'conversationId':'" + conversation + "'}").expect(201).text("id");
        String variant = "";
        for (JsonNode product : visitor.get("/products?inStock=true&limit=20").expect(200).json().get("items")) {
            for (JsonNode candidate : product.get("variants")) {
                variant = candidate.get("available").asInt() > 3 ? candidate.get("id").asText() : variant;
            }
        }
        visitor.put("/carts/" + cart + "/lines/" + variant, "{'quantity':1}").expect(200);
        String method = visitor.get("/carts/" + cart + "/shipping-methods").expect(200).json().at("/0/id").asText();
        String total = visitor.get("/carts/" + cart).expect(200).json().get("total").toString();
        return new Purchase(visitor, visitor.send("POST", "/carts/" + cart + "/checkout", ("""
                {'contact':{'name':'Somchai Jaidee','email':'somchai@example.com'},
                'shippingAddress':{'line1':'1 Rama IV','city':'Bangkok','postalCode':'10500','country':'TH'},
                'shippingMethod':'%s','expectedTotal':%s}""".replace('\'', '"')).formatted(method, total)).expect(201).json());
    }

    /** Presses a button on the provider's page, without script, and returns the answer's status. */
    int pay(String method, String action) {
        return browse(HttpRequest.newBuilder(payUrl).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("method=" + method + "&action=" + action))).statusCode();
    }

    HttpResponse<String> page() {
        return browse(HttpRequest.newBuilder(payUrl).GET());
    }

    JsonNode payment() {
        return visitor.get("/payments/" + paymentId).expect(200).json();
    }

    String orderStatus() {
        return visitor.get("/orders/" + orderId).expect(200).text("status");
    }

    /** Waits until the payment has one of these states, and says which. */
    String paymentBecomes(String... states) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String now = "";
        while (System.nanoTime() < end) {
            now = payment().get("status").asText();
            if (Set.of(states).contains(now)) {
                return now;
            }
            awaitABit();
        }
        throw new AssertionError("the payment is still " + now + ", not " + String.join(" or ", states));
    }

    void orderBecomes(String state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!orderStatus().equals(state)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the order is still " + orderStatus() + ", not " + state);
            }
            awaitABit();
        }
    }

    private static void awaitABit() {
        try {
            new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static HttpResponse<String> browse(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
