package org.parley.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.payments.PaymentStatus;

class CheckPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(900);

    @ParameterizedTest
    @CsvSource({"OFFERED,0,10", "OFFERED,1,20", "OFFERED,9,120", "OPENED,0,5", "OPENED,9,40", "PENDING,0,2", "PENDING,9,30",
        "AUTHORISED,0,2", "IN_REVIEW,3,16", "UNKNOWN,0,1", "UNKNOWN,9,30", "UNKNOWN,1000,30"})
    void asksLivePaymentsWithGrowingPauses(PaymentStatus status, int attempt, long seconds) {
        assertThat(CheckPlan.next(status, attempt, NOW, EXPIRY, null, false)).isEqualTo(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void asksEveryLivePaymentAtTheMomentItExpires(PaymentStatus status) {
        if (status.isLive()) {
            Instant soon = NOW.plusMillis(500);

            assertThat(CheckPlan.next(status, 0, NOW, soon, null, false)).isEqualTo(soon);
            assertThat(CheckPlan.next(status, 0, soon, soon, null, false)).isAfter(soon);
        }
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED,0,4", "CANCELLED,3,32", "FAILED,16,21600"})
    void watchesClosedPaymentsForLateCaptures(PaymentStatus status, int attempt, long seconds) {
        assertThat(CheckPlan.next(status, attempt, NOW, EXPIRY, NOW, false)).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void stopsWatchingAfterAWeek() {
        Instant closed = NOW.minus(CheckPlan.WATCH).plus(Duration.ofHours(1));

        assertThat(CheckPlan.next(PaymentStatus.EXPIRED, 16, NOW, EXPIRY, closed, false)).isNull();
    }

    @Test
    void leavesMoneyAloneUnlessARefundIsOwed() {
        assertThat(CheckPlan.next(PaymentStatus.CAPTURED, 0, NOW, EXPIRY, null, false)).isNull();
        assertThat(CheckPlan.next(PaymentStatus.CAPTURED, 0, NOW, EXPIRY, null, true)).isEqualTo(NOW);
        assertThat(CheckPlan.next(PaymentStatus.CAPTURED, 1, NOW, EXPIRY, null, true)).isEqualTo(NOW.plusSeconds(2));
    }
}
