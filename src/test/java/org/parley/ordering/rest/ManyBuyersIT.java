package org.parley.ordering.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.parley.testing.Api;
import org.parley.testing.Buyers;
import org.parley.testing.ParleyServer;

/** A rush on the embedded database, which lets writers of one row wait for each other. */
class ManyBuyersIT {

    private static final int BUYERS = 200;

    private final ParleyServer server = ParleyServer.shared();
    private final Api shop = server.api().as(server.apiKey());

    @Test
    void twoHundredAtOnceAreAllServedOrRefusedAndNeverFailed() throws Exception {
        JsonNode variant = somethingWithTwentyPieces();
        int pieces = variant.get("available").asInt();

        List<Buyers.Outcome> outcomes = Buyers.of(server.api(), variant.get("id").asText(), BUYERS).race();

        List<Buyers.Outcome> sold = outcomes.stream().filter(outcome -> outcome.last().status() == 201).toList();
        assertThat(outcomes).extracting(Buyers.Outcome::word).containsOnly("201", "409 outOfStock");
        assertThat(sold).hasSize(Math.min(pieces, BUYERS));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.answers()).filteredOn(one -> one.status() == 503)
                .allSatisfy(busy -> assertThat(busy.response().headers().firstValue("Retry-After")).isPresent()));

        // The shop is everybody's: what was bought goes back.
        Buyers.parallel(8, sold.stream().map(Buyers.Outcome::purchase).<Supplier<Api.Answer>>map(purchase ->
                () -> purchase.visitor.post("/orders/" + purchase.orderId + "/cancel", "{}").expect(200)).toList());
    }

    private JsonNode somethingWithTwentyPieces() {
        for (JsonNode product : shop.get("/products?inStock=true&limit=100").expect(200).json().get("items")) {
            for (JsonNode variant : product.get("variants")) {
                if (variant.get("available").asInt() >= 15 && variant.get("available").asInt() <= 40) {
                    return variant;
                }
            }
        }
        throw new AssertionError("nothing in the demo shop has about twenty pieces");
    }
}
