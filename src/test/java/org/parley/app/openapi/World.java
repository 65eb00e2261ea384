package org.parley.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.testing.Api;
import org.parley.testing.HostedPage;
import org.parley.testing.ParleyServer;

/** One thing of each kind, and callers of each kind: a visitor who owns them, another who doesn't, and the shop's. */
final class World {

    final Api anybody = ParleyServer.shared().api();
    final Api owner = anybody.visitor("en");
    final Api stranger = anybody.visitor("en");
    final Api agent = anybody.staff("mai");
    final Api admin = anybody.staff("admin");
    final Api key = anybody.as(ParleyServer.shared().apiKey());

    private final Map<String, String> things = new HashMap<>();

    World() throws IOException, InterruptedException {
        JsonNode products = anybody.get("/products?limit=100&inStock=true&category=shirts").json().path("items");
        things.put("product", products.get(0).path("id").asText());
        things.put("otherProduct", products.get(1).path("id").asText());
        things.put("variant", plentiful(products));
        things.put("conversation", owner.conversation());
        stranger.conversation();
        order();
        String cart = owner.post("/carts", filled("{'conversationId':'<conversation>'}")).expect(201).text("id");
        things.put("cart", cart);
        Api.Answer open = owner.put("/carts/" + cart + "/lines/" + thing("variant"), "{'quantity':1}").expect(200);
        things.put("checkout", checkout(open));
        things.put("rules", admin.get("/settings/ordering").expect(200).body());
        things.put("hours", "{'name':'Matrix','zone':'UTC','week':{'mon':['09:00-17:00']}}");
        things.put("preview", "{'calendar':{'zone':'UTC','week':{'mon':['09:00-17:00']}},'start':'2024-01-01T00:00:00Z',"
                + "'targetSeconds':60}");
        things.put("calendar", key.post("/sla/calendars", thing("hours")).expect(201).text("id"));
        things.put("promise", filled("{'name':'Matrix','calendarId':'<calendar>','conditions':{'inbox':'nowhere'},'targets':"
                + "{'firstResponseSeconds':60,'nextResponseSeconds':60,'resolutionSeconds':60}}"));
        things.put("policy", key.post("/sla/policies", thing("promise")).expect(201).text("id"));
        List<String> order = new ArrayList<>();
        key.get("/sla/policies?limit=100").expect(200).json().path("items")
                .forEach(policy -> order.add("'" + policy.path("id").asText() + "'"));
        things.put("policies", "{'policies':[" + String.join(",", order) + "]}");
        things.put("past", "{'from':'2026-01-01T00:00:00Z','to':'2026-01-02T00:00:00Z'}");
        things.put("rehearsal", key.post("/sla/rehearsals", thing("past")).expect(202).text("id"));
        things.put("import", key.with("Content-Type", "text/csv").send("POST",
                "/catalog/imports?format=shopify-csv&dryRun=true", "Handle,Title,Variant Price\n").expect(202).text("id"));
        settle();
    }

    /** The bot answers what was said so far; only then is a snapshot a snapshot. */
    private void settle() throws InterruptedException {
        owner.post("/conversations/" + thing("conversation") + "/handover", null).expect(200);
        String before = "";
        for (String now = snapshot(); !now.equals(before); now = snapshot()) {
            before = now;
            TimeUnit.MILLISECONDS.sleep(1_500);
        }
    }

    private void order() throws IOException, InterruptedException {
        String cart = owner.post("/carts", filled("{'conversationId':'<conversation>'}")).expect(201).text("id");
        Api.Answer full = owner.put("/carts/" + cart + "/lines/" + thing("variant"), "{'quantity':1}").expect(200);
        Api.Answer order = owner.post("/carts/" + cart + "/checkout", checkout(full)).expect(201);
        things.put("order", order.text("id"));
        things.put("payment", order.text("payment/id"));
        HostedPage.approve(order.text("payment/payUrl"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!owner.get("/orders/" + thing("order")).text("status").equals("paid") && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        things.put("shipment", key.post("/orders/" + thing("order") + "/shipments",
                "{'carrier':'Kerry','trackingNumber':'" + UUID.randomUUID() + "'}").expect(201).text("id"));
    }

    private static String checkout(Api.Answer cart) {
        return "{'contact':{'name':'Somchai','email':'s@example.com'},'shippingAddress':{'line1':'1 Sukhumvit','city':'Bangkok',"
                + "'postalCode':'10110','country':'TH'},'deliveryRequest':{'slot':'09:00-12:00'},'shippingMethod':'standard',"
                + "'expectedTotal':" + cart.json().path("total") + "}";
    }

    private static String plentiful(JsonNode products) {
        for (JsonNode product : products) {
            for (JsonNode variant : product.path("variants")) {
                if (variant.path("available").asInt() >= 8) {
                    return variant.path("id").asText();
                }
            }
        }
        throw new AssertionError("no shirt has 8 pieces");
    }

    String thing(String name) {
        String thing = things.get(name);
        if (thing == null) {
            throw new AssertionError("there is no " + name);
        }
        return thing;
    }

    /** A call's text with the things' names replaced. */
    String filled(String call) {
        Matcher name = Pattern.compile("<(\\w+)>").matcher(call);
        return name.replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("fresh")
                ? UUID.randomUUID().toString() : thing(found.group(1)))).replace('\'', '"');
    }

    /** The path of a call, with this id. */
    String path(Document.Operation operation, Rows.Row row, String id) {
        return operation.path().replace("{id}", id).replace("{variantId}", thing("variant")).replace("{gateway}", "sandbox")
                .replace("{clock}", "resolution-1-1").replace("{account}", "demo").replace("{inbox}", "web").replace("{year}", "2027") + filled(row.query()).replace('"', '\'');
    }

    String ownId(Rows.Row row) {
        return row.id().isEmpty() ? "" : thing(row.id());
    }

    /** Everything that the attempts could have changed. */
    String snapshot() {
        String conversation = "/conversations/" + thing("conversation");
        StringBuilder all = new StringBuilder();
        List.of(conversation, conversation + "/messages?limit=100&after=0", conversation + "/notes",
                "/carts/" + thing("cart"), "/orders/" + thing("order"), "/payments/" + thing("payment"),
                "/products/" + thing("product"), "/sla/calendars/" + thing("calendar"), "/sla/policies/" + thing("policy"),
                "/sla/policies?limit=100", "/sla/calendars?limit=100", "/staff")
                .forEach(path -> all.append(path).append(' ').append(key.get(path).expect(200).body()).append('\n'));
        all.append(admin.get("/settings/ordering").expect(200).body());
        return all.append(stranger.get("/orders").body()).toString();
    }
}
