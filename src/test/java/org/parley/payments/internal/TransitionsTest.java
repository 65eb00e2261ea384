package org.parley.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.payments.PaymentStatus;

class TransitionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            offered        | opened pending authorised inReview captured mismatched expired cancelled failed unknown
            opened         | pending authorised inReview captured mismatched expired cancelled failed unknown
            pending        | authorised inReview captured mismatched expired cancelled failed unknown
            authorised     | inReview captured mismatched expired cancelled failed unknown
            inReview       | authorised captured mismatched expired cancelled failed unknown
            unknown        | offered opened pending authorised inReview captured mismatched expired cancelled failed
            captured       | partlyRefunded refunded
            partlyRefunded | refunded
            refunded       | ''
            mismatched     | refunded
            expired        | captured mismatched
            cancelled      | captured mismatched
            failed         | captured mismatched
            """)
    void allowsExactlyTheseMoves(String from, String to) {
        PaymentStatus status = of(from);
        Set<String> allowed = Arrays.stream(PaymentStatus.values())
                .filter(next -> Transitions.allowed(status, next)).map(PaymentStatus::code).collect(Collectors.toSet());

        assertThat(allowed).isEqualTo(Arrays.stream(to.split(" ")).filter(word -> !word.isEmpty())
                .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void hasNoMoveToItself(PaymentStatus status) {
        assertThat(Transitions.allowed(status, status)).isFalse();
    }

    @Test
    void everyStateIsExactlyOneOfLiveClosedAndHoldingMoney() {
        for (PaymentStatus status : PaymentStatus.values()) {
            assertThat(java.util.stream.Stream.of(status.isLive(), status.isClosed(), status.holdsMoney())
                    .filter(Boolean::booleanValue)).as(status.code()).hasSize(1);
        }
    }

    private static PaymentStatus of(String code) {
        return Arrays.stream(PaymentStatus.values()).filter(status -> status.code().equals(code)).findFirst().orElseThrow();
    }
}
