package org.parley.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.parley.testing.ParleyServer;

/** Attacks on the address to which payment providers report (design/trust.md, inbound webhooks). */
class PaymentWebhooksIT {

    private static final String SECRET = "sandbox-webhook-secret-play-money";
    private static final String HOOK = "/api/v1/payments/webhooks/sandbox/demo";

    private final ParleyServer server = ParleyServer.shared();

    @Test
    void refusesEverythingThatTheProviderDidNotSign() throws Exception {
        String body = event("evt_" + UUID.randomUUID(), UUID.randomUUID().toString());

        assertThat(post(HOOK, body, null).statusCode()).isEqualTo(401);
        assertThat(post(HOOK, body, "").statusCode()).isEqualTo(401);
        assertThat(post(HOOK, body, signature("wrong", body)).statusCode()).isEqualTo(401);
        assertThat(post(HOOK, body + " ", signature(SECRET, body)).statusCode()).isEqualTo(401);
        assertThat(post(HOOK, body.replace(":", ": "), signature(SECRET, body)).statusCode()).isEqualTo(401);
        assertThat(post(HOOK, body, signature(SECRET, body, Instant.now().getEpochSecond() - 3_600)).statusCode())
                .isEqualTo(401);
        assertThat(post(HOOK, body, signature(SECRET, body)).statusCode()).isEqualTo(204);
    }

    @Test
    void knowsOnlyItsOwnGatewaysAndAccounts() throws Exception {
        String body = event("evt_" + UUID.randomUUID(), UUID.randomUUID().toString());

        assertThat(post("/api/v1/payments/webhooks/sandbox/other", body, signature(SECRET, body)).statusCode()).isEqualTo(404);
        assertThat(post("/api/v1/payments/webhooks/stripe/demo", body, signature(SECRET, body)).statusCode()).isEqualTo(404);
    }

    @Test
    void aSignedLieThatSomethingWasPaidIsNotBelieved() throws Exception {
        Purchase purchase = Purchase.by(server.api());
        String lie = event("evt_" + UUID.randomUUID(), purchase.paymentId);

        ExecutorService pool = Executors.newFixedThreadPool(20);
        List<Callable<Integer>> replays = new ArrayList<>();
        for (int replay = 0; replay < 100; replay++) {
            replays.add(() -> post(HOOK, lie, signature(SECRET, lie)).statusCode());
        }
        for (Future<Integer> answer : pool.invokeAll(replays)) {
            assertThat(answer.get()).isEqualTo(204);
        }
        pool.shutdown();

        assertThat(purchase.payment().get("status").asText()).isEqualTo("offered");
        assertThat(purchase.orderStatus()).isEqualTo("awaitingPayment");
        purchase.pay("card", "approve");
        purchase.paymentBecomes("captured");
    }

    @Test
    void takesEventsOfUnknownTypesAndAboutOtherThingsCalmly() throws Exception {
        for (String body : List.of("{\"id\":\"evt_" + UUID.randomUUID() + "\",\"type\":\"moon.full\"}",
                event("evt_" + UUID.randomUUID(), "somebody-elses"))) {
            assertThat(post(HOOK, body, signature(SECRET, body)).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void refusesSignedNonsenseAndWhatIsTooLarge() throws Exception {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);
        String large = "{\"id\":\"" + "x".repeat(65 * 1024) + "\"}";

        for (String body : List.of(deep, "", "no json", "{}", "{\"id\":\"\"}", "{\"id\":\"" + "x".repeat(200) + "\"}")) {
            assertThat(post(HOOK, body, signature(SECRET, body)).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(post(HOOK, large, signature(SECRET, large)).statusCode()).isEqualTo(413);
    }

    @Test
    void theProvidersOwnInterfaceNeedsItsSecret() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url("/sandbox/api/payments/" + UUID.randomUUID()));

        assertThat(Purchase.browse(request).statusCode()).isEqualTo(401);
        assertThat(Purchase.browse(request.header("Authorization", "Bearer guessed")).statusCode()).isEqualTo(401);
        assertThat(Purchase.browse(HttpRequest.newBuilder(server.url("/sandbox/pay/guessed"))).statusCode()).isEqualTo(404);
    }

    private static String event(String id, String reference) {
        return "{\"id\":\"" + id + "\",\"type\":\"payment.captured\",\"data\":{\"reference\":\"" + reference
                + "\",\"status\":\"captured\",\"amount\":1,\"currency\":\"THB\",\"captured\":1,\"refunded\":0}}";
    }

    private HttpResponse<String> post(String path, String body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return Purchase.browse(signature == null ? request : request.header("Sandbox-Signature", signature));
    }

    private static String signature(String secret, String body) throws Exception {
        return signature(secret, body, Instant.now().getEpochSecond());
    }

    private static String signature(String secret, String body, long seconds) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "t=" + seconds + ",v1="
                + HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
    }
}
