package org.parley.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** Visitors whose carts only wait for their checkout, spread over the shop's variants, of which there is always enough. */
final class FilledCarts {

    private static final String ORDER = """
            {"contact":{"name":"Somchai Jaidee","email":"somchai@example.com"},
            "shippingAddress":{"line1":"1 Rama IV","city":"Bangkok","postalCode":"10500","country":"TH"},
            "shippingMethod":"%s","expectedTotal":%s}""";

    private final ParleyServer server;
    private final List<String> variants = new ArrayList<>();

    FilledCarts(ParleyServer server) {
        this.server = server;
        Api shop = server.api().as(server.apiKey());
        for (JsonNode product : shop.get("/products?limit=100").expect(200).json().get("items")) {
            String variant = product.at("/variants/0/id").asText();
            shop.patch("/variants/" + variant, "{'stock':1000000}").expect(200);
            variants.add(variant);
        }
    }

    /** A cart that is filled. @param order the body of its checkout */
    record Cart(String id, String token, String order) {
    }

    Queue<Cart> fill(int clients, int count) throws Exception {
        Queue<Cart> carts = new ConcurrentLinkedQueue<>();
        Load.run(clients, Duration.ofMinutes(10), client -> at -> {
            if (at * clients + client >= count) {
                return false;
            }
            carts.add(filled(variants.get((at * clients + client) % variants.size())));
            return true;
        });
        return carts;
    }

    private Cart filled(String variant) {
        Api visitor = server.api().visitor("en");
        String cart = visitor.post("/carts", "{'conversationId':'" + visitor.conversation() + "'}").expect(201).text("id");
        visitor.put("/carts/" + cart + "/lines/" + variant, "{'quantity':1}").expect(200);
        String method = visitor.get("/carts/" + cart + "/shipping-methods").expect(200).json().at("/0/id").asText();
        String total = visitor.get("/carts/" + cart).expect(200).json().get("total").toString();
        return new Cart(cart, visitor.token(), ORDER.formatted(method, total));
    }
}
