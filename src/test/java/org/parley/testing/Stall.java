package org.parley.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** Puts things of one's own on a shop's shelves, through the importer, so that tests don't buy from each other. */
public final class Stall {

    private final Api shop;

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
                return product.at("/variants/0/id").asText();
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

    /** How many pieces of the product that has this variant can be bought. */
    public int available(String variant, String product) {
        for (JsonNode one : shop.get("/products/" + product).expect(200).json().get("variants")) {
            if (one.get("id").asText().equals(variant)) {
                return one.get("available").asInt();
            }
        }
        throw new AssertionError("no such variant");
    }
}
