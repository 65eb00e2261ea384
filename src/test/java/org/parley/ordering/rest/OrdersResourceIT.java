package org.parley.ordering.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.testing.Api;
import org.parley.testing.Await;
import org.parley.testing.ParleyServer;

/** Carts and orders as a client meets them: by HTTP alone, paying at the provider's own page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersResourceIT {

    private static final String ADDRESS = "'contact':{'name':'Somchai','email':'buyer-%s@example.com'},'shippingAddress':"
            + "{'line1':'1 Sukhumvit','city':'Bangkok','postalCode':'10110','country':'TH'},'shippingMethod':'standard'";

    private Api anybody;
    private Api shop;
    private String variant;

    @BeforeAll
    void connect() {
        anybody = ParleyServer.shared().api();
        shop = anybody.as(ParleyServer.shared().apiKey());
        for (JsonNode product : anybody.get("/products?limit=100&inStock=true").json().path("items")) {
            for (JsonNode candidate : product.path("variants")) {
                if (candidate.path("available").asInt() >= 12) {
                    variant = candidate.path("id").asText();
                    return;
                }
            }
        }
        throw new AssertionError("nothing in the demo shop has 12 pieces");
    }

    @Test
    void sellsFromCartToDoorstepAndBack() throws Exception {
        Api visitor = anybody.visitor("th");
        String conversation = visitor.conversation();
        assertThat(visitor.get("/conversations/" + conversation + "/cart").status()).isEqualTo(404);
        Api.Answer opened = visitor.post("/carts", "{'conversationId':'" + conversation + "'}").expect(201);
        String cart = opened.text("id");
        assertThat(visitor.post("/carts", "{'conversationId':'" + conversation + "'}").expect(200).text("id")).isEqualTo(cart);
        Api.Answer filled = visitor.put(line(cart), "{'quantity':2}").expect(200);
        assertThat(visitor.get("/conversations/" + conversation + "/cart").expect(200).json()).isEqualTo(filled.json());

        Api.Answer order = visitor.post("/carts/" + cart + "/checkout", checkout(filled)).expect(201);
        String id = order.text("id");
        assertThat(order.text("status")).isEqualTo("awaitingPayment");
        assertThat(order.json().path("total")).isEqualTo(filled.json().path("total"));
        Api.Answer closed = visitor.post("/carts/" + cart + "/checkout", checkout(filled)).expect(409);
        assertThat(closed.code()).isEqualTo("cartClosed");
        assertThat(closed.text("orderId")).isEqualTo(id);
        assertThat(visitor.post("/orders/" + id + "/payments", "{}").expect(409).code()).isEqualTo("paymentLive");
        assertThat(shop.post("/orders/" + id + "/shipments", "{'carrier':'Kerry','trackingNumber':'K 1'}").expect(409)
                .code()).isEqualTo("orderNotPaid");

        pay(order.text("payment/payUrl"), "approve");
        awaitStatus(visitor, id, "paid");
        assertThat(visitor.post("/orders/" + id + "/cancel", "{}").expect(409).code()).isEqualTo("orderNotCancellable");
        String parcel = shop.post("/orders/" + id + "/shipments", "{'carrier':'Kerry','trackingNumber':'K 1'}").expect(201)
                .text("id");
        shop.post("/shipments/" + parcel + "/events", "{'status':'inTransit','at':'2026-01-05T10:00:00Z','place':'BKK'}")
                .expect(201);
        assertThat(visitor.get("/orders/" + id).text("status")).isEqualTo("shipped");
        shop.post("/shipments/" + parcel + "/events", "{'status':'delivered','at':'2026-01-06T10:00:00Z'}").expect(201);
        assertThat(visitor.get("/orders/" + id).text("shipments/0/events/1/status")).isEqualTo("delivered");
        assertThat(types(visitor, conversation)).filteredOn(type -> !"text".equals(type) && !"quickReplies".equals(type))
                .as("what the bot says apart").startsWith("paymentRequest", "orderStatus", "orderStatus", "orderStatus");

        shop.post("/payments/" + order.text("payment/id") + "/refunds",
                "{'amount':" + order.json().path("total") + ",'reason':'returned'}").expect(201);
        awaitStatus(visitor, id, "refunded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "0.5", "1.0", "1000", "2147483648", "4294967297", "1e400", "'3'", "true", "null", "[]"})
    void refusesQuantitiesThatAreNoPieces(String quantity) {
        Api visitor = anybody.visitor("en");
        String cart = cart(visitor);

        assertThat(visitor.put(line(cart), "{'quantity':" + quantity + "}").status()).isEqualTo(400);
        assertThat(visitor.get("/carts/" + cart).json().path("lines")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{'quantity':1,'unitPrice':{'amount':'1.00','currency':'THB'}}", "{'quantity':1",
        "{'quantity':1,'quantity':2}", "{'quantity':1}{}"})
    void takesNothingButAQuantity(String body) {
        Api visitor = anybody.visitor("en");

        assertThat(visitor.put(line(cart(visitor)), body).status()).isEqualTo(400);
    }

    @Test
    void saysHowManyAreLeft() {
        Api visitor = anybody.visitor("en");

        Api.Answer refused = visitor.put(line(cart(visitor)), "{'quantity':999}").expect(409);

        assertThat(refused.code()).isEqualTo("outOfStock");
        assertThat(refused.json().path("available").asInt()).isBetween(1, 998);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'total':{'amount':'1.00','currency':'THB'}", "'status':'paid'", "'currency':'JPY'",
        "'visitorId':'01a20a03-dba5-7000-8ed0-7b70842cb8ea'", "'discount':{'amount':'800.00','currency':'THB'}"})
    void computesMoneyAndStateByItself(String smuggled) {
        Api visitor = anybody.visitor("en");
        Api.Answer filled = visitor.put(line(cart(visitor)), "{'quantity':1}").expect(200);

        visitor.post("/carts/" + filled.text("id") + "/checkout", checkout(filled).replaceFirst("\\{", "{" + smuggled + ","))
                .expect(400);
        assertThat(visitor.get("/carts/" + filled.text("id")).text("status")).isEqualTo("open");
    }

    @Test
    void tellsTheCartWhenTheTotalIsAnother() {
        Api visitor = anybody.visitor("en");
        Api.Answer filled = visitor.put(line(cart(visitor)), "{'quantity':1}").expect(200);
        String path = "/carts/" + filled.text("id") + "/checkout";

        Api.Answer changed = visitor.post(path, checkout(filled).replace("'standard'", "'express'")).expect(409);

        assertThat(changed.code()).isEqualTo("totalChanged");
        assertThat(changed.text("cart/shippingMethod")).isEqualTo("express");
        visitor.post(path, "{" + ADDRESS.formatted("x").replace("'standard'", "'express'") + ",'expectedTotal':"
                + changed.json().path("cart").path("total") + "}").expect(201);
    }

    @Test
    void needsAWayToReachTheCustomer() {
        Api visitor = anybody.visitor("en");
        Api.Answer filled = visitor.put(line(cart(visitor)), "{'quantity':1}").expect(200);

        Api.Answer refused = visitor.post("/carts/" + filled.text("id") + "/checkout",
                checkout(filled).replaceFirst(",'email':'[^']*'", "")).expect(400);

        assertThat(refused.text("violations/0/field")).isEqualTo("contact.email");
    }

    @Test
    void keepsForeignThingsLikeMissingOnes() {
        Api owner = anybody.visitor("en");
        Api other = anybody.visitor("en");
        String conversation = owner.conversation();
        Api.Answer filled = owner.put(line(cart(owner)), "{'quantity':1}").expect(200);
        String cart = "/carts/" + filled.text("id");
        String missing = "/carts/" + UUID.randomUUID();
        for (String[] pair : new String[][] {{cart, missing}, {cart + "/shipping-methods", missing + "/shipping-methods"},
            {"/conversations/" + conversation + "/cart", "/conversations/" + UUID.randomUUID() + "/cart"}}) {
            assertThat(other.get(pair[0]).status()).isEqualTo(404);
            assertThat(withoutInstance(other.get(pair[0]))).isEqualTo(withoutInstance(other.get(pair[1])));
        }
        assertThat(other.put(cart + "/lines/" + variant, "{'quantity':1}").status()).isEqualTo(404);
        assertThat(other.delete(cart + "/lines/" + variant).status()).isEqualTo(404);
        assertThat(other.post(cart + "/checkout", checkout(filled)).status()).isEqualTo(404);
        assertThat(other.post("/carts", "{'conversationId':'" + conversation + "'}").status()).isEqualTo(404);

        String order = "/orders/" + owner.post(cart + "/checkout", checkout(filled)).expect(201).text("id");
        assertThat(other.get(order).status()).isEqualTo(404);
        assertThat(other.post(order + "/cancel", "{}").status()).isEqualTo(404);
        assertThat(other.post(order + "/payments", "{}").status()).isEqualTo(404);
        assertThat(other.get("/orders").json().path("items")).isEmpty();
        assertThat(owner.post(order + "/shipments", "{'carrier':'a','trackingNumber':'b'}").status()).isEqualTo(403);
        assertThat(anybody.get(order).status()).isEqualTo(401);
        assertThat(owner.post(order + "/cancel", "{}").expect(200).text("status")).isEqualTo("cancelled");
    }

    @Test
    void findsOrdersForTheShopByNumberAndEmail() {
        Api visitor = anybody.visitor("en");
        Api.Answer filled = visitor.put(line(cart(visitor)), "{'quantity':1}").expect(200);
        String email = UUID.randomUUID().toString();
        Api.Answer order = visitor.post("/carts/" + filled.text("id") + "/checkout",
                "{" + ADDRESS.formatted(email) + ",'expectedTotal':" + filled.json().path("total") + "}").expect(201);

        assertThat(shop.get("/orders?number=" + order.text("number")).expect(200).text("items/0/id"))
                .isEqualTo(order.text("id"));
        assertThat(shop.get("/orders?email=BUYER-" + email + "@example.com").expect(200).text("items/0/id"))
                .isEqualTo(order.text("id"));
        assertThat(shop.get("/orders?email='%20or%201=1").expect(200).json().path("items")).isEmpty();
        assertThat(shop.get("/orders?limit=101").status()).isEqualTo(400);
        assertThat(shop.get("/orders?cursor=zzz").status()).isEqualTo(400);
    }

    @Test
    void letsOnlyAnAdministratorChangeTheRules() {
        Api admin = anybody.staff("admin");
        Api.Answer rules = admin.get("/settings/ordering").expect(200);

        assertThat(admin.put("/settings/ordering", rules.body()).expect(200).json()).isEqualTo(rules.json());
        assertThat(admin.put("/settings/ordering", rules.body().replace("\"taxRate\":7", "\"taxRate\":101")).status())
                .isEqualTo(400);
        assertThat(anybody.staff("mai").get("/settings/ordering").status()).isEqualTo(403);
        assertThat(anybody.visitor("en").get("/settings/ordering").status()).isEqualTo(403);
    }

    private static String cart(Api visitor) {
        return visitor.post("/carts", "{'conversationId':'" + visitor.conversation() + "'}").expect(201).text("id");
    }

    private String line(String cart) {
        return "/carts/" + cart + "/lines/" + variant;
    }

    private static String checkout(Api.Answer cart) {
        return "{" + ADDRESS.formatted("1") + ",'expectedTotal':" + cart.json().path("total") + "}";
    }

    private static List<String> types(Api visitor, String conversation) {
        List<String> types = new ArrayList<>();
        visitor.get("/conversations/" + conversation + "/messages?after=0").json().path("items")
                .forEach(message -> types.add(message.path("content").path("type").asText()));
        types.removeIf("text"::equals);
        return types;
    }

    private static String withoutInstance(Api.Answer answer) {
        return answer.body().replaceAll("urn:uuid:[^\"]*", "");
    }

    private static void pay(String payUrl, String action) throws IOException, InterruptedException {
        HttpResponse<String> paid = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build().send(
                HttpRequest.newBuilder(URI.create(payUrl)).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("method=card&action=" + action)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(paid.statusCode()).isLessThan(400);
    }

    /** The provider's answer comes by webhook, so it is waited for. */
    private static void awaitStatus(Api visitor, String order, String status) {
        Await.value("an order that is " + status, () -> visitor.get("/orders/" + order).text("status"), status::equals);
    }
}
