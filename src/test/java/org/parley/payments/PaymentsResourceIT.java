package org.parley.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;
import org.parley.testing.Purchase;
import org.parley.testing.Sandbox;

/** Paying and giving back over HTTP, through the sandbox's own page. */
class PaymentsResourceIT {

    private final ParleyServer server = ParleyServer.shared();
    private final Api api = server.api();
    private final Sandbox sandbox = new Sandbox(server);

    @AfterEach
    void theProviderWorksProperlyAgain() {
        sandbox.behave("{}");
    }

    @Test
    void thePayPageIsThereWithTheCheckoutsAnswerAndNeedsNoScript() {
        Purchase purchase = Purchase.by(api);

        HttpResponse<String> page = purchase.page();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\"", "value=\"approve\"", "value=\"bankTransfer\"");
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy ->
                assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe"));
        assertThat(purchase.paymentBecomes("opened")).isEqualTo("opened");
        String picture = page.body().replaceAll("(?s).*src=\"(/sandbox/qr/[^\"]+)\".*", "$1");
        HttpResponse<String> qr = Sandbox.browse(HttpRequest.newBuilder(server.url(picture)));
        assertThat(qr.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "bankTransfer", "wallet"})
    void anApprovedPaymentIsCapturedAndItsOrderPaid(String method) {
        Purchase purchase = Purchase.by(api);

        assertThat(purchase.pay(method, "approve")).isEqualTo(303);
        purchase.paymentBecomes("captured");

        assertThat(purchase.orderStatus()).isEqualTo("paid");
        JsonNode payment = purchase.payment();
        assertThat(payment.at("/captured/amount").asText()).isEqualTo(purchase.total);
        assertThat(payment.at("/method").asText()).isEqualTo(method);
        assertThat(payment.has("payUrl")).isFalse();
        assertThat(purchase.pay(method, "approve")).isEqualTo(303);
        assertThat(purchase.payment().at("/captured/amount").asText()).isEqualTo(purchase.total);
    }

    @Test
    void aDeclinedPaymentFailsAndAnotherCanBeTried() {
        Purchase purchase = Purchase.by(api);
        purchase.visitor.post("/orders/" + purchase.orderId + "/payments", "{}").expect(409);

        purchase.pay("card", "decline");
        purchase.paymentBecomes("failed");

        assertThat(purchase.orderStatus()).isEqualTo("awaitingPayment");
        purchase.visitor.post("/orders/" + purchase.orderId + "/payments", "{}").expect(201);
    }

    @Test
    void anotherAmountIsMismatchedLeavesTheOrderUnpaidAndCanBeRefunded() {
        Purchase purchase = Purchase.by(api);

        purchase.pay("card", "wrongAmount");
        purchase.paymentBecomes("mismatched");

        assertThat(purchase.orderStatus()).isEqualTo("awaitingPayment");
        JsonNode captured = purchase.payment().get("captured");
        assertThat(captured.get("amount").asText()).isNotEqualTo(purchase.total);
        key().send("POST", refunds(purchase), "{\"amount\":" + captured + ",\"reason\":\"wrong amount\"}").expect(201);
        purchase.paymentBecomes("refunded");
    }

    @Test
    void aTimeOutIsUnknownAndIsSettledByAsking() {
        Purchase purchase = Purchase.by(api);

        assertThat(purchase.pay("card", "timeout")).isEqualTo(303);

        purchase.paymentBecomes("unknown", "pending");
        purchase.paymentBecomes("captured");
        purchase.orderBecomes("paid");
        assertThat(purchase.history()).doesNotContain("failed").endsWith("captured");
    }

    @Test
    void doubledShuffledAndDelayedWebhooksHaveOneEffect() {
        sandbox.behave("{\"duplicate\":5,\"shuffle\":true,\"delaySeconds\":1}");
        Purchase purchase = Purchase.by(api);

        purchase.pay("wallet", "approve");
        purchase.paymentBecomes("captured");

        assertThat(purchase.history()).containsOnlyOnce("captured");
    }

    @Test
    void aLostWebhookAndAFailingProviderOnlyDelayTheTruth() {
        sandbox.behave("{\"dropNext\":9,\"errorNext\":3}");
        Purchase purchase = Purchase.by(api);

        purchase.pay("card", "approve");

        purchase.paymentBecomes("captured");
        purchase.orderBecomes("paid");
    }

    @Test
    void theCustomersReturnIsAReasonToAskAndTellsHowThePaymentStands() {
        sandbox.behave("{\"dropNext\":9}");
        Purchase purchase = Purchase.by(api);
        HttpResponse<String> acted = Sandbox.browse(HttpRequest.newBuilder(purchase.payUrl)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("method=card&action=approve")));

        HttpResponse<String> back = Sandbox.browse(HttpRequest.newBuilder(
                java.net.URI.create(acted.headers().firstValue("Location").orElseThrow())));

        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("Payment received");
        assertThat(purchase.payment().get("status").asText()).isEqualTo("captured");
        assertThat(Sandbox.browse(HttpRequest.newBuilder(server.url("/pay/return/" + "x".repeat(43)))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void refundsInPartsAndNeverAboveWhatWasCapturedEvenTwoAtOnce() throws Exception {
        Purchase purchase = Purchase.by(api);
        purchase.pay("card", "approve");
        purchase.paymentBecomes("captured");
        String most = new java.math.BigDecimal(purchase.total).multiply(new java.math.BigDecimal("0.60"))
                .setScale(2, java.math.RoundingMode.DOWN).toPlainString();
        Callable<Api.Answer> sixtyPercent = () -> refund(key(), purchase, most, "damaged");

        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Integer> answers = new ArrayList<>();
        for (Future<Api.Answer> answer : pool.invokeAll(List.of(sixtyPercent, sixtyPercent))) {
            answers.add(answer.get().status());
        }
        pool.shutdown();

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        assertThat(purchase.payment().get("status").asText()).isEqualTo("partlyRefunded");
        assertThat(purchase.payment().at("/refunded/amount").asText()).isEqualTo(most);
        Api.Answer tooMuch = refund(key(), purchase, most, "again").expect(409);
        assertThat(tooMuch.code()).isEqualTo("refundTooLarge");
        refund(api.staff("mai"), purchase, tooMuch.text("refundable/amount"), "the rest").expect(201);
        assertThat(purchase.payment().get("status").asText()).isEqualTo("refunded");
        purchase.orderBecomes("refunded");
    }

    @Test
    void refusesRefundsThatAreMalformedOrNotForTheCaller() {
        Purchase purchase = Purchase.by(api);
        refund(key(), purchase, "1.00", "too early").expect(409);
        purchase.pay("card", "approve");
        purchase.paymentBecomes("captured");

        for (String body : List.of("{}", "{'amount':{'amount':'1.00','currency':'THB'}}", "{'amount':1,'reason':'x'}",
                "{'amount':{'amount':1.00,'currency':'THB'},'reason':'x'}", "no json", "",
                "{'amount':{'amount':'1.001','currency':'THB'},'reason':'x'}",
                "{'amount':{'amount':'1.00','currency':'USD'},'reason':'x'}",
                "{'amount':{'amount':'0.00','currency':'THB'},'reason':'x'}",
                "{'amount':{'amount':'-1.00','currency':'THB'},'reason':'x'}",
                "{'amount':{'amount':'1.00','currency':'THB'},'reason':' '}",
                "{'amount':{'amount':'1.00','currency':'THB'},'reason':'x','status':'done'}")) {
            assertThat(key().post(refunds(purchase), body).status()).as(body).isEqualTo(400);
        }
        refund(api, purchase, "1.00", "nobody").expect(401);
        refund(purchase.visitor, purchase, "1.00", "customer").expect(403);
        assertThat(purchase.payment().at("/refunded/amount").asText()).isEqualTo("0.00");
    }

    @Test
    void aForeignPaymentLooksLikeAMissingOne() {
        Purchase purchase = Purchase.by(api);
        Api stranger = api.visitor("en");

        Api.Answer foreign = stranger.get("/payments/" + purchase.paymentId).expect(404);
        Api.Answer missing = stranger.get("/payments/" + UUID.randomUUID()).expect(404);
        stranger.get("/payments/no-id").expect(404);
        api.get("/payments/" + purchase.paymentId).expect(401);

        assertThat(foreign.code()).isEqualTo(missing.code());
        assertThat(foreign.text("detail")).isEqualTo(missing.text("detail"));
        api.staff("mai").get("/payments/" + purchase.paymentId).expect(200);
    }

    private Api key() {
        return api.as(server.apiKey());
    }

    private static String refunds(Purchase purchase) {
        return "/payments/" + purchase.paymentId + "/refunds";
    }

    private static Api.Answer refund(Api caller, Purchase purchase, String amount, String reason) {
        return caller.post(refunds(purchase), "{'amount':{'amount':'" + amount + "','currency':'THB'},'reason':'" + reason + "'}");
    }
}
