package org.parley.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.parley.testing.Api;

/** A visitor's cart that only waits for its checkout. @param order the body of the checkout */
record FilledCart(String id, String token, String order) {

    private static final String ORDER = """
            {"contact":{"name":"Somchai Jaidee","email":"somchai@example.com"},
            "shippingAddress":{"line1":"1 Rama IV","city":"Bangkok","postalCode":"10500","country":"TH"},
            "shippingMethod":"%s","expectedTotal":%s}""";

    static FilledCart by(Api api) {
        Api visitor = api.visitor("en");
        String cart = visitor.post("/carts", "{'conversationId':'" + visitor.conversation() + "'}").expect(201).text("id");
        visitor.put("/carts/" + cart + "/lines/" + plentiful(visitor), "{'quantity':1}").expect(200);
        String method = visitor.get("/carts/" + cart + "/shipping-methods").expect(200).json().at("/0/id").asText();
        String total = visitor.get("/carts/" + cart).expect(200).json().get("total").toString();
        return new FilledCart(cart, visitor.token(), ORDER.formatted(method, total));
    }

    /** Whatever of the demo there is most of, so that no stock runs out. */
    private static String plentiful(Api visitor) {
        String most = "";
        int available = 0;
        for (JsonNode product : visitor.get("/products?inStock=true&limit=100").expect(200).json().get("items")) {
            for (JsonNode variant : product.get("variants")) {
                if (variant.get("available").asInt() > available) {
                    available = variant.get("available").asInt();
                    most = variant.get("id").asText();
                }
            }
        }
        return most;
    }
}
