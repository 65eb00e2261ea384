package org.parley.payments.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.payments.internal.PaymentsFixture.PRICE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parley.payments.PaymentEventView;
import org.parley.payments.PaymentFact;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;
import org.parley.payments.RefundView;
import org.parley.payments.RequestRefund;
import org.parley.payments.spi.GatewayStatus;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;
import org.parley.testing.TestDatabase;

/** What must hold on each database; see the subclasses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PaymentsRules {

    private TestDatabase database;
    private PaymentsFixture shop;

    abstract TestDatabase open();

    @BeforeAll
    void openDatabase() {
        database = open();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void setUp() {
        shop = new PaymentsFixture(database);
    }

    @AfterEach
    void booksBalance() {
        assertThat(shop.unbalanced()).isEmpty();
    }

    @Test
    void offersAPayAddressAtOnceWithoutCallingTheProvider() {
        PaymentView payment = shop.offered();

        assertThat(payment.status()).isEqualTo(PaymentStatus.OFFERED);
        assertThat(payment.payUrl()).isEqualTo("https://play.example/" + payment.id());
        assertThat(shop.gateway.calls).hasValue(0);
        assertThat(shop.gateway.lastOffer.merchant()).isEqualTo("Baan Chang");
        assertThat(shop.gateway.lastOffer.returnUrl()).startsWith("https://shop.example/pay/return/");
        assertThat(shop.payments.findByPayable("order", payment.payable().id())).containsExactly(payment);
    }

    @Test
    void offersTheOwnersLastMethodFirst() {
        shop.captured();

        shop.offered();

        assertThat(shop.gateway.lastOffer.method()).isEqualTo("card");
    }

    @Test
    void refusesASecondLivePaymentOfTheSameThing() {
        PaymentView first = shop.offered("order-7");

        assertProblem(() -> shop.offered("order-7"), 409, "paymentLive");
        shop.payments.cancel(first.id(), "changedMind");

        assertThat(shop.offered("order-7").id()).isNotEqualTo(first.id());
        assertThat(shop.payments.newestByPayable("order", List.of("order-7")).get("order-7").status())
                .isEqualTo(PaymentStatus.OFFERED);
    }

    @Test
    void twentyOffersAtOnceMakeOneLivePayment() throws Exception {
        String order = UUID.randomUUID().toString();

        List<Object> outcomes = atOnce(20, () -> shop.offered(order).id());

        assertThat(outcomes.stream().filter(PaymentId.class::isInstance)).hasSize(1);
        assertThat(shop.payments.findByPayable("order", order)).hasSize(1);
    }

    @Test
    void believesWhatTheProviderAnswersAndTellsIt() {
        PaymentId id = shop.offered().id();
        shop.gateway.says(id, GatewayStatus.OPENED);
        shop.settlement.settle(id, false);
        shop.gateway.captures(id, PRICE);

        PaymentView paid = shop.payments.settle(id);

        assertThat(paid.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(paid.captured()).isEqualTo(PRICE);
        assertThat(paid.method()).isEqualTo("card");
        assertThat(paid.payUrl()).isNull();
        assertThat(shop.facts(id)).containsExactly(PaymentFact.OPENED, PaymentFact.CAPTURED);
        assertThat(shop.payments.history(id)).extracting(PaymentEventView::status)
                .containsExactly(PaymentStatus.OFFERED, PaymentStatus.OPENED, PaymentStatus.CAPTURED);
        assertThat(shop.held(id, "provider")).isEqualTo(10_000);
        assertThat(shop.held(id, "held")).isEqualTo(-10_000);
    }

    @Test
    void isUndoneWhenAnObserverCannotFollow() {
        PaymentId id = shop.offered().id();
        shop.gateway.captures(id, PRICE);
        shop.observer = change -> {
            throw new IllegalStateException("the order cannot follow");
        };

        assertThatThrownBy(() -> shop.settlement.settle(id, true)).hasMessage("the order cannot follow");
        shop.observer = change -> { };

        assertThat(shop.payments.get(id).status()).isEqualTo(PaymentStatus.OFFERED);
        assertThat(shop.held(id, "provider")).isZero();
        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void silenceIsUnknownUntilTheProviderAnswers() {
        PaymentId id = shop.offered().id();
        shop.gateway.silent = true;

        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.UNKNOWN);
        assertProblem(() -> shop.offered(shop.payments.get(id).payable().id()), 409, "paymentLive");
        shop.gateway.silent = false;
        shop.gateway.captures(id, PRICE);

        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void nothingStaysUnknownForMoreThanTenMinutesEvenIfTheProviderStaysSilent() {
        PaymentId id = shop.offered().id();
        shop.gateway.silent = true;
        shop.payments.settle(id);

        for (int second = 0; second < 660; second++) {
            shop.clock.pass(Duration.ofSeconds(1));
            shop.due().forEach(due -> shop.settlement.settle(due, false));
        }

        assertThat(shop.payments.get(id).status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(shop.payments.history(id)).last().extracting(PaymentEventView::reason).isEqualTo("noAnswer");
        shop.gateway.silent = false;
        shop.gateway.captures(id, PRICE);
        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(shop.facts(id)).endsWith(PaymentFact.EXPIRED, PaymentFact.CAPTURED_LATE);
    }

    @Test
    void expiresByItselfTellsTheProviderAndWatchesForALateCapture() {
        PaymentId id = shop.offered().id();
        shop.clock.pass(Duration.ofMinutes(15));

        settleWhatIsDue();
        assertThat(shop.payments.get(id).status()).isEqualTo(PaymentStatus.EXPIRED);
        settleWhatIsDue();
        assertThat(shop.gateway.cancelled).containsEntry(id, 1);
        shop.gateway.captures(id, PRICE);
        shop.clock.pass(Duration.ofMinutes(1));
        settleWhatIsDue();

        assertThat(shop.facts(id)).containsExactly(PaymentFact.EXPIRED, PaymentFact.CAPTURED_LATE);
    }

    @Test
    void aPaymentMadeInTheLastSecondCountsAlthoughItIsAskedAboutAfterItsTime() {
        PaymentId id = shop.offered().id();
        shop.gateway.captures(id, PRICE);
        shop.clock.pass(Duration.ofMinutes(16));

        settleWhatIsDue();

        assertThat(shop.facts(id)).containsExactly(PaymentFact.CAPTURED);
    }

    @Test
    void checksOftenWhileLiveAndFindsWithoutAnyWebhookThatItWasPaid() {
        PaymentId id = shop.offered().id();
        shop.gateway.captures(id, PRICE);

        int seconds = 0;
        while (shop.payments.get(id).status() != PaymentStatus.CAPTURED && seconds < 900) {
            shop.clock.pass(Duration.ofSeconds(1));
            seconds++;
            settleWhatIsDue();
        }

        assertThat(seconds).isLessThanOrEqualTo(10);
        assertThat(shop.due()).isEmpty();
    }

    @Test
    void anotherAmountIsMismatchedAndCanBeGivenBack() {
        PaymentId id = shop.offered().id();
        shop.gateway.captures(id, Money.of("90.00", "THB"));

        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.MISMATCHED);
        assertThat(shop.payments.refundInFull(id, "wrongAmount")).hasValueSatisfying(
                refund -> assertThat(refund.amount()).isEqualTo(Money.of("90.00", "THB")));
        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.facts(id)).containsExactly(PaymentFact.MISMATCHED, PaymentFact.REFUNDED);
    }

    @Test
    void anotherCurrencyIsMismatchedAndCanBeGivenBackInThatCurrency() {
        PaymentId id = shop.offered().id();
        shop.gateway.captures(id, Money.of("100.00", "USD"));

        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.MISMATCHED);
        assertProblem(() -> refund(id, "1.00"), 400, "validationFailed");
        shop.payments.refundInFull(id, "wrongCurrency");
        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.held(id, "provider")).isZero();
    }

    @Test
    void givesBackPartsAndNeverMoreThanWasCaptured() {
        PaymentId id = shop.captured();

        refund(id, "60.00");
        assertProblem(() -> refund(id, "40.01"), 409, "refundTooLarge");
        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.PARTLY_REFUNDED);
        assertProblem(() -> refund(id, "40.01"), 409, "refundTooLarge");
        refund(id, "40.00");

        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.payments.refunds(id)).extracting(RefundView::status)
                .containsExactly(RefundView.Status.DONE, RefundView.Status.DONE);
        assertThat(shop.held(id, "provider")).isZero();
        assertThat(shop.payments.refundInFull(id, "again")).isEmpty();
    }

    @Test
    void refusesRefundsThatMakeNoSense() {
        PaymentId unpaid = shop.offered().id();
        PaymentId paid = shop.captured();

        assertProblem(() -> refund(unpaid, "1.00"), 409, "nothingCaptured");
        assertProblem(() -> refund(paid, "0.00"), 400, "validationFailed");
        assertProblem(() -> refund(paid, "-1.00"), 400, "validationFailed");
        assertProblem(() -> shop.payments.refund(request(paid, Money.of("1.00", "USD"))), 400, "validationFailed");
        assertProblem(() -> refund(new PaymentId(UUID.randomUUID()), "1.00"), 404, "notFound");
    }

    @Test
    void theSameKeyGivesTheSameRefund() {
        PaymentId id = shop.captured();
        RequestRefund request = request(id, Money.of("10.00", "THB"));

        RefundView first = shop.payments.refund(request);

        assertThat(shop.payments.refund(request)).isEqualTo(first);
        shop.payments.settle(id);
        assertThat(shop.gateway.refunded(id)).isEqualTo(Money.of("10.00", "THB"));
    }

    @Test
    void aRefundThatTheProviderDoesNotConfirmStaysPromisedAndIsRepeated() {
        PaymentId id = shop.captured();
        shop.gateway.silent = true;
        refund(id, "60.00");

        assertThat(shop.payments.settle(id).status()).isEqualTo(PaymentStatus.CAPTURED);
        assertProblem(() -> refund(id, "60.00"), 409, "refundTooLarge");
        shop.gateway.silent = false;
        shop.clock.pass(Duration.ofMinutes(10));
        settleWhatIsDue();

        assertThat(shop.payments.get(id).refunded()).isEqualTo(Money.of("60.00", "THB"));
    }

    @Test
    void aRefundThatTheProviderRefusesLeavesTheMoneyRefundable() {
        PaymentId id = shop.captured();
        shop.gateway.refusesRefunds = true;
        refund(id, "60.00");

        PaymentView after = shop.payments.settle(id);

        assertThat(after.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(after.refundable()).isEqualTo(PRICE);
        assertThat(shop.payments.refunds(id)).extracting(RefundView::status).containsExactly(RefundView.Status.FAILED);
        assertThat(shop.facts(id)).endsWith(PaymentFact.REFUND_FAILED);
    }

    @Test
    void twoRefundsOfSixtyPercentAtOnceGiveOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            PaymentId id = shop.captured();

            List<Object> outcomes = atOnce(2, () -> {
                refund(id, "60.00");
                return shop.payments.settle(id);
            });

            assertThat(outcomes.stream().filter(PaymentView.class::isInstance)).hasSize(1);
            shop.payments.settle(id);
            assertThat(shop.gateway.refunded(id)).isEqualTo(Money.of("60.00", "THB"));
            assertThat(shop.payments.get(id).refunded()).isEqualTo(Money.of("60.00", "THB"));
        }
    }

    @Test
    void manySmallRefundsAtOnceNeverExceedWhatWasCaptured() throws Exception {
        PaymentId id = shop.captured();

        List<Object> outcomes = atOnce(24, () -> {
            refund(id, "7.00");
            return shop.payments.settle(id);
        });
        shop.payments.settle(id);

        assertThat(outcomes.stream().filter(PaymentView.class::isInstance)).hasSize(14);
        assertThat(shop.gateway.refunded(id)).isEqualTo(Money.of("98.00", "THB"));
        assertThat(shop.payments.get(id).refunded()).isEqualTo(Money.of("98.00", "THB"));
        assertThat(shop.payments.get(id).refundPending().isZero()).isTrue();
        assertThat(shop.held(id, "provider")).isEqualTo(200);
    }

    @Test
    void manyWhoAskAtOnceCaptureOnce() throws Exception {
        PaymentId id = shop.offered().id();
        shop.gateway.captures(id, PRICE);

        atOnce(24, () -> shop.payments.settle(id));

        assertThat(shop.facts(id)).containsExactly(PaymentFact.CAPTURED);
        assertThat(shop.held(id, "provider")).isEqualTo(10_000);
    }

    @Test
    void theSameWebhookAHundredTimesAtOnceIsStoredOnceAndAcknowledgedAlways() throws Exception {
        PaymentId id = shop.offered().id();
        shop.clock.pass(Duration.ofSeconds(1));
        String event = "evt-" + UUID.randomUUID();

        List<Object> outcomes = atOnce(100, () -> receive(event, id, "right"));

        assertThat(outcomes).hasSize(100).containsOnly("acknowledged");
        assertThat(storedEvents(event)).isEqualTo(1);
        assertThat(shop.due()).containsExactly(id);
    }

    @Test
    void aWebhookMovesNothingByItself() {
        PaymentId id = shop.offered().id();

        receive("evt-" + UUID.randomUUID(), id, "right");
        settleWhatIsDue();

        assertThat(shop.payments.get(id).status()).isEqualTo(PaymentStatus.OFFERED);
        assertThat(shop.published).isEmpty();
    }

    @Test
    void refusesWebhooksThatAreNotTheProviders() {
        PaymentId id = shop.offered().id();

        assertProblem(() -> receive("evt-1", id, "wrong"), 401, "wrongSignature");
        assertProblem(() -> receive("evt-1", id, null), 401, "wrongSignature");
        assertProblem(() -> shop.notices.receive("play", "two", new byte[0], header -> "right"), 404, "notFound");
        assertThat(storedEvents("evt-1")).isZero();
    }

    @Test
    void aReasonThatComesUpWhileAskingLeadsToAnotherQuestion() {
        PaymentId id = shop.offered().id();
        shop.gateway.says(id, GatewayStatus.OPENED);
        shop.observer = change -> {
            shop.clock.pass(Duration.ofMillis(5));
        };
        receive("evt-" + UUID.randomUUID(), id, "right");
        shop.clock.pass(Duration.ofMillis(1));
        settleWhatIsDue();
        assertThat(shop.due()).isEmpty();

        shop.clock.pass(Duration.ofSeconds(1));
        receive("evt-" + UUID.randomUUID(), id, "right");

        assertThat(shop.due()).containsExactly(id);
    }

    @Test
    void aCancelledPaymentIsCalledOffAndALateCaptureIsToldAsSuch() {
        PaymentId id = shop.offered().id();
        shop.payments.cancel(id, "customer");
        assertThat(shop.payments.cancel(id, "again").status()).isEqualTo(PaymentStatus.CANCELLED);
        shop.gateway.captures(id, PRICE);

        settleWhatIsDue();

        assertThat(shop.gateway.cancelled).containsEntry(id, 1);
        assertThat(shop.facts(id)).containsExactly(PaymentFact.CANCELLED, PaymentFact.CAPTURED_LATE);
        assertThat(shop.payments.cancel(id, "too late").status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    private void settleWhatIsDue() {
        shop.due().forEach(due -> shop.settlement.settle(due, false));
    }

    private String receive(String event, PaymentId id, String signature) {
        shop.notices.receive("play", "one", (event + " " + id).getBytes(StandardCharsets.UTF_8), header -> signature);
        return "acknowledged";
    }

    private RefundView refund(PaymentId id, String amount) {
        return shop.payments.refund(request(id, Money.of(amount, "THB")));
    }

    private static RequestRefund request(PaymentId id, Money amount) {
        return new RequestRefund(id, amount, "damaged", UUID.randomUUID());
    }

    private long storedEvents(String event) {
        return database.transaction(() -> ((Number) database.entityManager().createNativeQuery(
                "SELECT COUNT(*) FROM payment_provider_event WHERE event_id = ?").setParameter(1, event)
                .getSingleResult()).longValue());
    }

    private static void assertProblem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    /** Lets all threads go at the same moment; a refusal is an outcome too. */
    private static List<Object> atOnce(int threads, Callable<Object> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Object>> futures = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                futures.add(pool.submit(() -> {
                    go.await();
                    try {
                        return work.call();
                    } catch (Problem refusal) {
                        return refusal;
                    }
                }));
            }
            go.countDown();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : futures) {
                outcomes.add(future.get(60, SECONDS));
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }
}
