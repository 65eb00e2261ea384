package org.parley.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.testing.Buyers;
import org.parley.testing.ParleyServer;
import org.parley.testing.Purchase;
import org.parley.testing.Sandbox;

/** Attacks on the address to which payment providers report (design/trust.md, inbound webhooks). */
class PaymentWebhooksIT {

    private static final String OFFICES = "/api/v1/payments/webhooks/";
    private static final String HOOK = OFFICES + "sandbox/demo";
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    private final ParleyServer server = ParleyServer.shared();
    private final Sandbox sandbox = new Sandbox(server);

    @Test
    void refusesEverythingThatTheProviderDidNotSign() {
        String body = captured(UUID.randomUUID().toString(), "450.00", "THB");
        String signature = Sandbox.signature(Sandbox.WEBHOOK_SECRET, body);
        long now = Instant.now().getEpochSecond();

        assertThat(answer(body, null)).as("no header").isEqualTo(401);
        assertThat(answer(body, "")).as("empty header").isEqualTo(401);
        assertThat(answer(body, "t=,v1=")).as("a header without content").isEqualTo(401);
        assertThat(answer(body, Sandbox.signature("wrong", body))).as("wrong secret").isEqualTo(401);
        assertThat(answer(body, signature.replaceAll("v1=.*", "v1="))).as("no digest").isEqualTo(401);
        assertThat(answer(body.replaceFirst("450.00", "450.01"), signature)).as("one byte changed").isEqualTo(401);
        assertThat(answer(body + " ", signature)).as("one byte more").isEqualTo(401);
        assertThat(answer(body.replace(":", ": "), signature)).as("re-serialised").isEqualTo(401);
        assertThat(answer(body, signature.toUpperCase())).as("other letters").isEqualTo(401);
        assertThat(answer(body, Sandbox.signature(Sandbox.WEBHOOK_SECRET, body, now - 3_600))).as("recorded").isEqualTo(401);
        assertThat(answer(body, Sandbox.signature(Sandbox.WEBHOOK_SECRET, body, now + 3_600))).as("ahead").isEqualTo(401);
        assertThat(answer(body, signature)).isEqualTo(204);
    }

    @Test
    void knowsOnlyItsOwnGatewaysAndAccounts() {
        String body = captured(UUID.randomUUID().toString(), "450.00", "THB");
        String signature = Sandbox.signature(Sandbox.WEBHOOK_SECRET, body);

        assertThat(sandbox.webhook(OFFICES + "sandbox/other", body, signature).statusCode()).isEqualTo(404);
        assertThat(sandbox.webhook(OFFICES + "stripe/demo", body, signature).statusCode()).isEqualTo(404);
    }

    @Test
    void signedLiesAboutAmountCurrencyAccountOrOrderAreMerelyReasonsToAsk() {
        Purchase purchase = Purchase.by(server.api());

        for (String lie : List.of(captured(purchase.paymentId, purchase.total, "THB"),
                captured(purchase.paymentId, "1.00", "THB"), captured(purchase.paymentId, purchase.total, "JPY"),
                captured(purchase.orderId, purchase.total, "THB"),
                captured(purchase.paymentId, "99999999999999999999", "THB").replace("evt_", "other_"),
                captured(purchase.paymentId, purchase.total, "THB").replace("\"data\"", "\"account\":\"other\",\"data\""))) {
            assertThat(answer(lie, Sandbox.signature(Sandbox.WEBHOOK_SECRET, lie))).as(lie).isEqualTo(204);
        }

        purchase.page();
        assertThat(purchase.paymentBecomes("opened")).as("it was asked, and not believed").isEqualTo("opened");
        assertThat(purchase.orderStatus()).isEqualTo("awaitingPayment");
        assertThat(purchase.history()).containsExactly("offered", "opened");
        purchase.pay("card", "approve");
        purchase.paymentBecomes("captured");
    }

    @Test
    void aHundredReplaysAtOnceInAnyOrderHaveOneEffect() throws Exception {
        Purchase purchase = Purchase.by(server.api());
        String opened = captured(purchase.paymentId, purchase.total, "THB").replace("captured", "opened");
        String paid = captured(purchase.paymentId, purchase.total, "THB");
        purchase.pay("card", "approve");

        List<Supplier<Integer>> replays = new java.util.ArrayList<>(Collections.nCopies(100,
                () -> answer(paid, Sandbox.signature(Sandbox.WEBHOOK_SECRET, paid))));
        replays.addAll(Collections.nCopies(20, () -> answer(opened, Sandbox.signature(Sandbox.WEBHOOK_SECRET, opened))));

        assertThat(Buyers.parallel(20, replays)).containsOnly(204);
        purchase.paymentBecomes("captured");
        purchase.orderBecomes("paid");
        assertThat(purchase.history()).containsOnlyOnce("captured").endsWith("captured");
        assertThat(purchase.payment().at("/captured/amount").asText()).isEqualTo(purchase.total);
        assertThat(purchase.inThread("orderStatus")).as("it is told once").hasSize(1);
    }

    @Test
    void takesEventsOfUnknownTypesAndAboutOtherThingsCalmly() {
        for (String body : List.of("{\"id\":\"evt_" + UUID.randomUUID() + "\",\"type\":\"moon.full\"}",
                captured("somebody-elses", "1.00", "THB"))) {
            assertThat(answer(body, Sandbox.signature(Sandbox.WEBHOOK_SECRET, body))).isEqualTo(204);
        }
    }

    @Test
    void refusesSignedNonsense() {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);
        String deepInside = "{\"id\":\"evt_" + UUID.randomUUID() + "\",\"data\":" + deep + "}";

        for (String body : List.of(deep, deepInside, "", "no json", "{}", "{\"id\":\"\"}",
                "{\"id\":\"" + "x".repeat(200) + "\"}", "{\"id\":1}{\"id\":2}")) {
            assertThat(answer(body, Sandbox.signature(Sandbox.WEBHOOK_SECRET, body))).as(body).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65 * 1024, FIVE_MEGABYTES})
    void refusesWhatIsTooLargeSignedOrNot(int size) {
        String large = "{\"id\":\"" + "x".repeat(size) + "\"}";

        assertThat(answer(large, Sandbox.signature(Sandbox.WEBHOOK_SECRET, large))).isEqualTo(413);
        assertThat(answer(large, null)).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource
    void answersBeforeItHangsUpWhateverTheClientSpeaks(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        byte[] large = new byte[FIVE_MEGABYTES];

        for (int attempt = 0; attempt < 3; attempt++) {
            HttpResponse<String> refused = client.send(HttpRequest.newBuilder(server.url(HOOK))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(large)).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("\"code\":\"tooLarge\"");
        }
    }

    @Test
    void theProvidersOwnInterfaceNeedsItsSecret() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url("/sandbox/api/payments/" + UUID.randomUUID()));

        assertThat(Sandbox.browse(request).statusCode()).isEqualTo(401);
        assertThat(Sandbox.browse(request.header("Authorization", "Bearer guessed")).statusCode()).isEqualTo(401);
        assertThat(Sandbox.browse(HttpRequest.newBuilder(server.url("/sandbox/pay/guessed"))).statusCode()).isEqualTo(404);
    }

    private static String captured(String reference, String amount, String currency) {
        return """
                {"id":"evt_%s","type":"payment.captured","data":{"reference":"%s","status":"captured","amount":"%s",\
                "currency":"%s","captured":"%3$s","refunded":0}}""".formatted(UUID.randomUUID(), reference, amount, currency);
    }

    private int answer(String body, String signature) {
        return sandbox.webhook(body, signature).statusCode();
    }
}
