package org.parley.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentStatus;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.GatewayStatus;
import org.parley.shared.id.Ids;
import org.parley.shared.money.Money;

class PaymentRulesTest {

    private static final PaymentId ID = new PaymentId(Ids.next());
    private static final Money ASKED = Money.of("100.00", "THB");

    /** Columns: our status, the provider's status, our next status, the facts; "-" is no news. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OFFERED    | NOT_OPENED | OFFERED    | -
            OFFERED    | OPENED     | OPENED     | OPENED
            OFFERED    | PENDING    | PENDING    | PENDING
            OFFERED    | FAILED     | FAILED     | FAILED
            OFFERED    | EXPIRED    | EXPIRED    | EXPIRED
            OPENED     | NOT_OPENED | OPENED     | -
            OPENED     | OPENED     | OPENED     | -
            OPENED     | PENDING    | PENDING    | PENDING
            OPENED     | AUTHORISED | AUTHORISED | AUTHORISED
            OPENED     | IN_REVIEW  | IN_REVIEW  | IN_REVIEW
            OPENED     | FAILED     | FAILED     | FAILED
            OPENED     | CANCELLED  | CANCELLED  | CANCELLED
            PENDING    | OPENED     | PENDING    | -
            PENDING    | FAILED     | FAILED     | FAILED
            IN_REVIEW  | PENDING    | IN_REVIEW  | -
            IN_REVIEW  | AUTHORISED | AUTHORISED | AUTHORISED
            AUTHORISED | PENDING    | AUTHORISED | -
            AUTHORISED | FAILED     | FAILED     | FAILED
            UNKNOWN    | NOT_OPENED | OFFERED    | OFFERED
            UNKNOWN    | OPENED     | OPENED     | OPENED
            UNKNOWN    | PENDING    | PENDING    | PENDING
            UNKNOWN    | FAILED     | FAILED     | FAILED
            EXPIRED    | PENDING    | EXPIRED    | -
            EXPIRED    | EXPIRED    | EXPIRED    | -
            CANCELLED  | OPENED     | CANCELLED  | -
            FAILED     | PENDING    | FAILED     | -
            """)
    void followsAnAnswerWithoutMoney(PaymentStatus now, GatewayStatus answer, PaymentStatus next, String facts) {
        Verdict verdict = PaymentRules.answered(standing(now), noMoney(answer));

        assertThat(verdict.status()).isEqualTo(next);
        assertThat(facts(verdict)).isEqualTo(facts);
    }

    /** Columns: our status, captured, refunded, our next status, the facts with reasons. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OFFERED    | 100.00 THB | 0.00   | CAPTURED        | CAPTURED
            OPENED     | 100.00 THB | 0.00   | CAPTURED        | CAPTURED
            PENDING    | 100.00 THB | 0.00   | CAPTURED        | CAPTURED
            AUTHORISED | 100.00 THB | 0.00   | CAPTURED        | CAPTURED
            IN_REVIEW  | 100.00 THB | 0.00   | CAPTURED        | CAPTURED
            UNKNOWN    | 100.00 THB | 0.00   | CAPTURED        | CAPTURED
            EXPIRED    | 100.00 THB | 0.00   | CAPTURED        | CAPTURED_LATE(afterExpired)
            CANCELLED  | 100.00 THB | 0.00   | CAPTURED        | CAPTURED_LATE(afterCancelled)
            FAILED     | 100.00 THB | 0.00   | CAPTURED        | CAPTURED_LATE(afterFailed)
            OPENED     | 99.99 THB  | 0.00   | MISMATCHED      | MISMATCHED(otherAmount)
            OPENED     | 100.01 THB | 0.00   | MISMATCHED      | MISMATCHED(otherAmount)
            OPENED     | 100.00 USD | 0.00   | MISMATCHED      | MISMATCHED(otherCurrency)
            EXPIRED    | 1.00 THB   | 0.00   | MISMATCHED      | MISMATCHED(otherAmount)
            OPENED     | 100.00 THB | 40.00  | PARTLY_REFUNDED | CAPTURED PARTLY_REFUNDED
            OPENED     | 100.00 THB | 100.00 | REFUNDED        | CAPTURED REFUNDED
            OPENED     | 90.00 THB  | 90.00  | REFUNDED        | MISMATCHED(otherAmount) REFUNDED
            """)
    void believesTheMoneyThatTheProviderReports(PaymentStatus now, String captured, String refunded,
            PaymentStatus next, String facts) {
        Verdict verdict = PaymentRules.answered(standing(now), money(captured, refunded));

        assertThat(verdict.status()).isEqualTo(next);
        assertThat(facts(verdict)).isEqualTo(facts);
        assertThat(verdict.standing().captured()).isEqualTo(amount(captured));
    }

    /** Columns: our status, refunded so far, the provider's total captured, its total refunded, next status, facts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CAPTURED        | 0.00  | 100.00 THB | 0.00   | CAPTURED        | -
            CAPTURED        | 0.00  | 100.00 THB | 0.01   | PARTLY_REFUNDED | PARTLY_REFUNDED
            CAPTURED        | 0.00  | 100.00 THB | 100.00 | REFUNDED        | REFUNDED
            PARTLY_REFUNDED | 60.00 | 100.00 THB | 60.00  | PARTLY_REFUNDED | -
            PARTLY_REFUNDED | 60.00 | 100.00 THB | 20.00  | PARTLY_REFUNDED | -
            PARTLY_REFUNDED | 60.00 | 100.00 THB | 60.01  | PARTLY_REFUNDED | PARTLY_REFUNDED
            PARTLY_REFUNDED | 60.00 | 100.00 THB | 100.00 | REFUNDED        | REFUNDED
            MISMATCHED      | 0.00  | 100.00 THB | 40.00  | MISMATCHED      | PARTLY_REFUNDED
            MISMATCHED      | 40.00 | 100.00 THB | 100.00 | REFUNDED        | REFUNDED
            REFUNDED        | 100.00| 100.00 THB | 100.00 | REFUNDED        | -
            CAPTURED        | 0.00  | 200.00 THB | 0.00   | CAPTURED        | null(capturedAgain)
            CAPTURED        | 0.00  | 100.00 USD | 50.00  | CAPTURED        | -
            """)
    void onlyRefundsMoveAPaymentThatHoldsMoney(PaymentStatus now, String soFar, String captured, String refunded,
            PaymentStatus next, String facts) {
        Standing standing = new Standing(now, ASKED, ASKED, Money.of(soFar, "THB"));

        Verdict verdict = PaymentRules.answered(standing, money(captured, refunded));

        assertThat(verdict.status()).isEqualTo(next);
        assertThat(facts(verdict)).isEqualTo(facts);
        assertThat(verdict.standing().refunded()).isLessThanOrEqualTo(verdict.standing().captured());
    }

    @ParameterizedTest
    @EnumSource(GatewayStatus.class)
    void neverForgetsMoneyWhateverIsAnsweredLater(GatewayStatus answer) {
        if (answer != GatewayStatus.CAPTURED) {
            Standing paid = new Standing(PaymentStatus.CAPTURED, ASKED, ASKED, Money.zero("THB"));

            assertThat(PaymentRules.answered(paid, noMoney(answer))).isEqualTo(Verdict.noNews(paid));
        }
    }

    @ParameterizedTest
    @CsvSource({"OFFERED,false,OFFERED", "OFFERED,true,UNKNOWN", "OPENED,false,UNKNOWN", "PENDING,true,UNKNOWN",
        "AUTHORISED,false,UNKNOWN", "IN_REVIEW,false,UNKNOWN", "UNKNOWN,true,UNKNOWN", "CAPTURED,true,CAPTURED",
        "EXPIRED,true,EXPIRED", "MISMATCHED,true,MISMATCHED"})
    void silenceIsUnknownAndNeverFailure(PaymentStatus now, boolean reasonToAsk, PaymentStatus next) {
        assertThat(PaymentRules.silent(standing(now), reasonToAsk).status()).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void timeAndWithdrawalEndOnlyLivePayments(PaymentStatus now) {
        Standing standing = standing(now);

        assertThat(PaymentRules.timeIsUp(standing, null).status()).isEqualTo(now.isLive() ? PaymentStatus.EXPIRED : now);
        assertThat(PaymentRules.withdrawn(standing, null).status())
                .isEqualTo(now.isLive() ? PaymentStatus.CANCELLED : now);
    }

    @Test
    void repeatedAnswersHaveOneEffectAndNoOrderBreaksTheInvariants() {
        Random random = new Random(20261123);
        for (int round = 0; round < 20_000; round++) {
            Standing now = Standing.offered(ASKED);
            for (int step = 0; step < 8; step++) {
                GatewayPayment answer = anyAnswer(random);
                Verdict verdict = PaymentRules.answered(now, answer);
                if (random.nextInt(10) == 0) {
                    verdict = PaymentRules.timeIsUp(verdict.standing(), "time");
                }
                assertThat(verdict.standing().refunded().minorUnits()).isGreaterThanOrEqualTo(now.refunded().minorUnits());
                assertThat(verdict.standing().captured().minorUnits()).isGreaterThanOrEqualTo(now.captured().minorUnits());
                assertThat(verdict.standing().captured().isPositive()).isEqualTo(verdict.status().holdsMoney());
                now = verdict.standing();
                if (now.status().holdsMoney()) {
                    assertThat(PaymentRules.answered(now, answer).steps()).isEmpty();
                }
            }
        }
    }

    @Test
    void refusesAnswersThatContradictThemselves() {
        Money none = Money.zero("THB");
        assertThatThrownBy(() -> new GatewayPayment(ID, null, GatewayStatus.CAPTURED, none, none, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GatewayPayment(ID, null, GatewayStatus.PENDING, ASKED, none, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> money("10.00 THB", "10.01")).isInstanceOf(IllegalArgumentException.class);
    }

    private static GatewayPayment anyAnswer(Random random) {
        GatewayStatus status = GatewayStatus.values()[random.nextInt(GatewayStatus.values().length)];
        if (status != GatewayStatus.CAPTURED) {
            return noMoney(status);
        }
        long captured = random.nextInt(3) == 0 ? 1 + random.nextInt(20_000) : 10_000;
        return new GatewayPayment(ID, "p", status, Money.ofMinor(captured, "THB"),
                Money.ofMinor(random.nextInt(2) * random.nextLong(captured + 1), "THB"), "card");
    }

    private static Standing standing(PaymentStatus status) {
        Money captured = status.holdsMoney() ? ASKED : Money.zero("THB");
        return new Standing(status, ASKED, captured,
                status == PaymentStatus.REFUNDED ? captured : Money.zero("THB"));
    }

    private static GatewayPayment noMoney(GatewayStatus status) {
        return GatewayPayment.withoutMoney(ID, "p", status, null);
    }

    private static GatewayPayment money(String captured, String refunded) {
        Money taken = amount(captured);
        return new GatewayPayment(ID, "p", GatewayStatus.CAPTURED, taken, Money.of(refunded, taken.currency()), "card");
    }

    private static Money amount(String text) {
        return Money.of(text.split(" ")[0], text.split(" ")[1]);
    }

    private static String facts(Verdict verdict) {
        return verdict.steps().isEmpty() ? "-" : verdict.steps().stream()
                .map(step -> step.fact() + (step.reason() == null || "provider".equals(step.reason())
                        ? "" : "(" + step.reason() + ")"))
                .collect(Collectors.joining(" "));
    }
}
