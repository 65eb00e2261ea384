package org.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.testing.Api;
import org.parley.testing.Await;
import org.parley.testing.Buyers;
import org.parley.testing.ParleyServer;
import org.parley.testing.Purchase;
import org.parley.testing.Sandbox;
import org.parley.testing.Stall;
import org.parley.testing.TestPostgres;

/**
 * The packaged WAR on PostgreSQL, with reservations so short that their end can be waited for. It is killed in full
 * traffic and comes back before the tests; then all purchases that are to run out begin at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerIT {

    private static final String RESERVATION = "PT20S";
    private static final int BUYERS = 200;
    private static final int PIECES = 10;

    private final CrashRound crash = new CrashRound();
    private ParleyServer server;
    private Sandbox sandbox;
    private Stall stall;
    private String runsOut;
    private Purchase neverPaid;
    private Purchase paidLate;
    private String lastPiece;
    private Purchase paidTooLate;
    private Purchase mismatched;
    private Purchase timedOut;

    @BeforeAll
    void crashAndComeBack() throws Exception {
        TestPostgres database = TestPostgres.emptyDatabase();
        crash.killInTheMiddle(start(database, true));
        server = start(database, false);
        sandbox = new Sandbox(server);
        stall = new Stall(server);
        sandbox.behave("{\"silenceSeconds\":3}");
        Api api = server.api();
        runsOut = stall.variant(5);
        lastPiece = stall.variant(1);
        neverPaid = Purchase.of(api, runsOut);
        paidLate = Purchase.of(api, stall.variant(5));
        Purchase.FilledCart quicker = Purchase.FilledCart.of(api, lastPiece);
        paidTooLate = Purchase.of(api, lastPiece);
        mismatched = Purchase.of(api, stall.variant(5));
        timedOut = Purchase.of(api, stall.variant(5));
        paidLate.pay("bankTransfer", "approveLate");
        paidTooLate.pay("card", "approveLate");
        mismatched.pay("card", "wrongAmount");
        timedOut.pay("card", "timeout");
        // Between the end of the reservation and the late money somebody takes the piece.
        Await.value("the last piece for somebody else", () -> quicker.checkOut().status(), status -> status == 201);
    }

    private static ParleyServer start(TestPostgres database, boolean fresh) {
        ParleyServer.Settings settings = ParleyServer.settings("postgres").database(database)
                .jvm("-Dparley.ordering.reservation=" + RESERVATION);
        return (fresh ? settings.fresh() : settings).start().awaitReady();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void nothingAcknowledgedIsMissingOrDoubledAfterAKill() {
        crash.noMessageIsMissingOrDoubled(server);
    }

    @Test
    void nobodyOrderedOrPaidTwiceOrForNothingAfterAKill() {
        crash.nobodyOrderedOrPaidTwiceOrForNothing(server);
    }

    @Test
    void tenPiecesGoToTenOfTwoHundredBuyersAtOnce() throws Exception {
        String variant = stall.variant(PIECES);

        List<Buyers.Outcome> outcomes = Buyers.of(server.api(), variant, BUYERS).race();

        assertThat(outcomes).extracting(Buyers.Outcome::word).containsOnly("201", "409 outOfStock");
        List<Purchase> sold = outcomes.stream().filter(outcome -> outcome.last().status() == 201)
                .map(Buyers.Outcome::purchase).toList();
        assertThat(sold).hasSize(PIECES);
        assertThat(sold).extracting(order -> order.orderId).doesNotHaveDuplicates();
        Buyers.parallel(PIECES, sold.stream().<Supplier<Integer>>map(order ->
                () -> order.pay("card", "approve")).toList());
        sold.forEach(order -> order.orderBecomes("paid"));
        assertThat(stall.available(variant)).isZero();
    }

    @Test
    void anUnpaidOrderExpiresLetsItsPiecesGoAndShowsItInTheThread() {
        neverPaid.orderBecomes("expired");

        assertThat(neverPaid.payment().get("status").asText()).isEqualTo("expired");
        assertThat(stall.available(runsOut)).isEqualTo(5);
        assertThat(neverPaid.inThread("paymentRequest")).singleElement()
                .satisfies(request -> assertThat(request.get("status").asText()).isEqualTo("expired"));
        assertThat(neverPaid.events()).contains("orderExpired");
        assertThat(neverPaid.visitor.post("/orders/" + neverPaid.orderId + "/payments", "{}").status()).isEqualTo(409);
    }

    @Test
    void moneyThatComesAfterTheExpiryBuysWhatIsStillThere() {
        paidLate.orderBecomes("paid");

        assertThat(paidLate.history()).containsOnlyOnce("captured").containsSubsequence("expired", "captured");
        assertThat(paidLate.events()).contains("orderExpired");
        assertThat(paidLate.inThread("orderStatus")).hasSize(1);
    }

    @Test
    void moneyThatComesAfterTheLastPieceIsGoneGoesBackByItself() {
        paidTooLate.paymentBecomes("refunded");

        assertThat(paidTooLate.orderStatus()).isEqualTo("expired");
        assertThat(paidTooLate.payment().at("/refunded/amount").asText()).isEqualTo(paidTooLate.total);
        assertThat(paidTooLate.events()).contains("paidTooLate");
        JsonNode books = sandbox.payment(paidTooLate.paymentId);
        assertThat(books.get("refunded").asLong()).isEqualTo(books.get("captured").asLong()).isPositive();
    }

    @Test
    void anotherAmountPaysForNothingAndCanBeGivenBack() {
        mismatched.paymentBecomes("mismatched");
        mismatched.orderBecomes("expired");
        JsonNode captured = mismatched.payment().get("captured");
        assertThat(captured.get("amount").asText()).isNotEqualTo(mismatched.total);

        server.api().as(server.apiKey()).send("POST", "/payments/" + mismatched.paymentId + "/refunds",
                "{\"amount\":" + captured + ",\"reason\":\"another amount\"}").expect(201);

        mismatched.paymentBecomes("refunded");
        assertThat(mismatched.orderStatus()).isEqualTo("expired");
    }

    @Test
    void aTimeOutIsUnknownUntilTheProviderSpeaksAgain() {
        timedOut.paymentBecomes("captured");

        assertThat(timedOut.history()).contains("unknown").doesNotContain("failed", "expired").endsWith("captured");
        timedOut.orderBecomes("paid");
    }

    @ParameterizedTest
    @CsvSource({"apparel.csv, chequered red shirt, chequered-red-shirt", "jewelery.csv, shakra bracelet, chain-bracelet"})
    void importsShopifysOwnFilesAndChangesNothingTheSecondTime(String name, String words, String handle)
            throws IOException {
        String file = Files.readString(Path.of("src/test/resources/catalog/shopify", name));

        JsonNode dry = stall.imported("shopify-csv&dryRun=true", file);
        JsonNode first = stall.imported("shopify-csv", file);
        JsonNode second = stall.imported("shopify-csv", file);

        assertThat(counts(dry)).isEqualTo("done: 20 new, 0 changed, 0 same, 0 errors");
        assertThat(counts(first)).isEqualTo("done: 20 new, 0 changed, 0 same, 0 errors");
        assertThat(counts(second)).isEqualTo("done: 0 new, 0 changed, 20 same, 0 errors");
        JsonNode found = server.api().get("/products?q=" + words.replace(" ", "%20")).expect(200).json().at("/items/0");
        assertThat(found.get("handle").asText()).isEqualTo(handle);
        assertThat(found.get("image").asText()).startsWith("https://");
    }

    @Test
    void reportsBadLinesOfAFileAndImportsTheRest() {
        JsonNode status = stall.imported("shopify-csv", "Handle,Title,Variant Price,Variant Inventory Qty\n"
                + "good-thing,Good thing,50,3\nbad one,Bad handle,50,3\nbad-price,Bad price,fifty,3\n");

        assertThat(counts(status)).isEqualTo("done: 1 new, 0 changed, 0 same, 2 errors");
        assertThat(status.get("errors")).extracting(error -> error.get("line").asInt()).containsExactly(3, 4);
        assertThat(status.get("errors")).extracting(error -> error.get("field").asText())
                .containsExactly("Handle", "Variant Price");
        assertThat(status.get("errors")).allSatisfy(error -> assertThat(error.get("message").asText()).isNotBlank());
        assertThat(server.api().get("/products?q=good%20thing").text("items/0/handle")).isEqualTo("good-thing");
    }

    private static String counts(JsonNode status) {
        return status.get("status").asText() + ": " + status.get("created") + " new, " + status.get("updated")
                + " changed, " + status.get("unchanged") + " same, " + status.get("errors").size() + " errors";
    }
}
