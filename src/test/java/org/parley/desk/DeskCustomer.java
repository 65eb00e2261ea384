package org.parley.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.openqa.selenium.support.ui.FluentWait;
import org.parley.testing.Api;

/** The customer's side of the desk's journeys, over HTTP. */
final class DeskCustomer {

    final Api api;
    final String conversation;

    private DeskCustomer(Api api) {
        this.api = api;
        this.conversation = api.conversation();
    }

    /** Somebody who has asked for a person. */
    static DeskCustomer waiting(Api shop, String language, String text) {
        DeskCustomer customer = new DeskCustomer(shop.visitor(language));
        customer.says(text);
        customer.api.post("/conversations/" + customer.conversation + "/handover", null).expect(200);
        return customer;
    }

    static DeskCustomer withBot(Api shop, String language, String text) {
        DeskCustomer customer = new DeskCustomer(shop.visitor(language));
        customer.says(text);
        return customer;
    }

    void says(String text) {
        api.say(conversation, text).expect(201);
    }

    /** Puts some of what is found into the cart. */
    void takes(String wish, int quantity) {
        String cart = cart();
        for (JsonNode product : api.get("/products?inStock=true&language=en&q=" + wish).expect(200).json().get("items")) {
            for (JsonNode variant : product.get("variants")) {
                if (variant.get("available").asInt() > quantity + 3) {
                    api.put("/carts/" + cart + "/lines/" + variant.get("id").asText(), "{'quantity':" + quantity + "}").expect(200);
                    return;
                }
            }
        }
        throw new AssertionError("nothing left of " + wish);
    }

    private String cart() {
        return api.post("/carts", "{'conversationId':'" + conversation + "'}").text("id");
    }

    JsonNode order(String name) {
        return order(name, "Leave it with the guard");
    }

    JsonNode order(String name, String wish) {
        String cart = cart();
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putObject("contact").put("name", name).put("email", "napat@example.org").put("phone", "+66 81 234 5678");
        details.putObject("shippingAddress").put("line1", "128/4 Sukhumvit 31").put("district", "Watthana")
                .put("city", "Bangkok").put("postalCode", "10110").put("country", "TH");
        details.putObject("deliveryRequest").put("note", wish);
        details.put("shippingMethod", api.get("/carts/" + cart + "/shipping-methods").expect(200).json().at("/0/id").asText());
        details.set("expectedTotal", api.get("/carts/" + cart).json().get("total"));
        return api.send("POST", "/carts/" + cart + "/checkout", details.toString()).expect(201).json();
    }

    /** Presses a button of the provider's page; waits until the shop knows what became of it. */
    void pays(JsonNode order, String action, String status) {
        try {
            HttpResponse<String> page = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(order.at("/payment/payUrl").asText()))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("method=card&action=" + action)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() >= 400) {
                throw new AssertionError("the provider answered " + page.statusCode());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        String id = order.get("id").asText();
        new FluentWait<>(api).withTimeout(Duration.ofSeconds(30)).pollingEvery(Duration.ofMillis(150))
                .withMessage("the payment never became " + status)
                .until(any -> api.get("/orders/" + id).json().at("/payment/status").asText().equals(status));
    }

    String orderStatus(JsonNode order) {
        return api.get("/orders/" + order.get("id").asText()).expect(200).text("status");
    }

    JsonNode lines() {
        return api.get("/conversations/" + conversation + "/cart").expect(200).json().get("lines");
    }

    /** The texts that this customer can read. */
    String reads() {
        return api.get("/conversations/" + conversation + "/messages?limit=100").expect(200).body();
    }

    static String unique(String words) {
        return words + " " + UUID.randomUUID().toString().substring(0, 8);
    }
}
