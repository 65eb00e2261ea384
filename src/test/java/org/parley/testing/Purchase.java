package org.parley.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A visitor's order that awaits its payment, made over HTTP as any client would. */
public final class Purchase {

    public final Api visitor;
    public final String orderId;
    public final String paymentId;
    public final URI payUrl;
    public final String total;

    private Purchase(Api visitor, JsonNode order) {
        this.visitor = visitor;
        orderId = order.at("/id").asText();
        paymentId = order.at("/payment/id").asText();
        payUrl = URI.create(order.at("/payment/payUrl").asText());
        total = order.at("/total/amount").asText();
    }

    /** Of one piece of something that there is enough of, by a new visitor. */
    public static Purchase by(Api api) {
        String variant = "";
        for (JsonNode product : api.get("/products?inStock=true&limit=20").expect(200).json().get("items")) {
            for (JsonNode candidate : product.get("variants")) {
                variant = candidate.get("available").asInt() > 3 ? candidate.get("id").asText() : variant;
            }
        }
        return of(api, variant);
    }

    /** Of one piece of that variant, by a new visitor. */
    public static Purchase of(Api api, String variant) {
        return FilledCart.of(api, variant).checkedOut();
    }

    /** Presses a button on the provider's page, without script, and returns the answer's status. */
    public int pay(String method, String action) {
        return Sandbox.browse(HttpRequest.newBuilder(payUrl).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("method=" + method + "&action=" + action))).statusCode();
    }

    public HttpResponse<String> page() {
        return Sandbox.browse(HttpRequest.newBuilder(payUrl).GET());
    }

    public JsonNode payment() {
        return visitor.get("/payments/" + paymentId).expect(200).json();
    }

    public String orderStatus() {
        return visitor.get("/orders/" + orderId).expect(200).text("status");
    }

    /** The states that the payment went through. */
    public List<String> history() {
        List<String> states = new ArrayList<>();
        payment().get("events").forEach(event -> states.add(event.get("status").asText()));
        return states;
    }

    /** What stands in the thread, as a screen that is opened now shows it: contents of one type, oldest first. */
    public List<JsonNode> inThread(String type) {
        List<JsonNode> contents = new ArrayList<>();
        visitor.get("/conversations/" + visitor.conversation() + "/messages?limit=100").expect(200).json().get("items")
                .forEach(message -> contents.add(message.get("content")));
        contents.removeIf(content -> !content.get("type").asText().equals(type));
        return contents;
    }

    /** Events in the thread, by name. */
    public List<String> events() {
        return inThread("event").stream().map(content -> content.get("event").asText()).toList();
    }

    /** Waits until the payment has one of these states, and says which. */
    public String paymentBecomes(String... states) {
        return Await.value("a payment that is " + String.join(" or ", states),
                () -> payment().get("status").asText(), Set.of(states)::contains);
    }

    public void orderBecomes(String state) {
        Await.value("an order that is " + state, this::orderStatus, state::equals);
    }

    /** A new visitor's cart with one piece in it, just before its checkout. */
    public record FilledCart(Api visitor, String id, String checkout) {

        public static FilledCart of(Api api, String variant) {
            Api visitor = api.visitor("en");
            String cart = visitor.post("/carts", "{'conversationId':'" + visitor.conversation() + "'}").expect(201).text("id");
            JsonNode filled = visitor.put("/carts/" + cart + "/lines/" + variant, "{'quantity':1}").expect(200).json();
            return new FilledCart(visitor, cart, """
                    {'contact':{'name':'Somchai Jaidee','email':'somchai@example.com'},
                    'shippingAddress':{'line1':'1 Rama IV','city':'Bangkok','postalCode':'10500','country':'TH'},
                    'shippingMethod':'standard','expectedTotal':%s}""".formatted(filled.get("total")));
        }

        public Api.Answer checkOut() {
            return visitor.post("/carts/" + id + "/checkout", checkout);
        }

        public Purchase checkedOut() {
            return purchase(checkOut().expect(201));
        }

        public Purchase purchase(Api.Answer order) {
            return new Purchase(visitor, order.json());
        }
    }
}
