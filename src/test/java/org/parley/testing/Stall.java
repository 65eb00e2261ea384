package org.parley.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Puts things of one's own on a shop's shelves, through the importer, so that tests don't buy from each other. */
public final class Stall {

    private final Api shop;
    private final Map<String, String> products = new ConcurrentHashMap<>();

    public Stall(ParleyServer server) {
        shop = server.api().as(server.apiKey());
    }

    /** A new product of one variant with so many pieces; the variant's id. */
    public String variant(int pieces) {
        String handle = "stall-" + UUID.randomUUID();
        imported("parley-json", """
                {'format':'parley-catalog/1','currency':'THB','products':[{'handle':'%s','title':{'en':'%s'},
                'variants':[{'price':'450.00','stock':%d}]}]}""".formatted(handle, handle, pieces).replace('\'', '"'));
        for (JsonNode product : shop.get("/products?q=" + handle).expect(200).json().get("items")) {
            if (product.get("handle").asText().equals(handle)) {
                String variant = product.at("/variants/0/id").asText();
                products.put(variant, product.get("id").asText());
                return variant;
            }
        }
        throw new AssertionError(handle + " cannot be found");
    }

    /** Imports a file to its end and returns what came of it. */
    public JsonNode imported(String formatAndQuery, String file) {
        String id = shop.with("Content-Type", "application/octet-stream")
                .send("POST", "/catalog/imports?format=" + formatAndQuery, file).expect(202).text("id");
        return Await.value("an import that has ended", () -> shop.get("/catalog/imports/" + id).expect(200).json(),
                status -> !status.get("status").asText().equals("running"));
    }

    /** How many pieces of a variant of this stall can be bought now. */
    public int available(String variant) {
        return shop.get("/products/" + products.get(variant)).expect(200).json().at("/variants/0/available").asInt();
    }
}
