package org.parley.ordering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.ordering.OrderStatus;
import org.parley.payments.PaymentFact;

class ReactionTest {

    private static final Instant END = Instant.parse("2026-01-05T10:15:00Z");
    private static final Instant BEFORE = END.minusNanos(1_000);

    @ParameterizedTest
    @CsvSource({
        // fact, order, this payment paid for it, what happens
        "CAPTURED, AWAITING_PAYMENT, false, TAKE_RESERVED",
        "CAPTURED_LATE, AWAITING_PAYMENT, false, TAKE_RESERVED",
        "CAPTURED, EXPIRED, false, TAKE_FROM_SHELF",
        "CAPTURED_LATE, EXPIRED, false, TAKE_FROM_SHELF",
        "CAPTURED_LATE, CANCELLED, false, GIVE_BACK",
        "CAPTURED, PAID, false, GIVE_BACK",
        "CAPTURED_LATE, SHIPPED, false, GIVE_BACK",
        "CAPTURED_LATE, DELIVERED, false, GIVE_BACK",
        "CAPTURED_LATE, REFUNDED, false, GIVE_BACK",
        "CAPTURED, PAID, true, SHOW_ONLY",
        "REFUNDED, PAID, true, CLOSE_REFUNDED",
        "REFUNDED, SHIPPED, true, CLOSE_REFUNDED",
        "REFUNDED, DELIVERED, true, CLOSE_REFUNDED",
        "REFUNDED, PAID, false, SHOW_ONLY",
        "REFUNDED, EXPIRED, false, SHOW_ONLY",
        "REFUNDED, AWAITING_PAYMENT, false, SHOW_ONLY",
        "PARTLY_REFUNDED, PAID, true, SHOW_ONLY",
        "MISMATCHED, AWAITING_PAYMENT, false, SHOW_ONLY",
        "UNKNOWN, AWAITING_PAYMENT, false, SHOW_ONLY"})
    void followsFromFactAndState(PaymentFact fact, OrderStatus status, boolean payer, Reaction expected) {
        assertThat(Reaction.to(fact, status, payer, true, END, END)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(value = PaymentFact.class, names = {"EXPIRED", "CANCELLED", "FAILED"})
    void expiresAnOrderOnlyWhenItsTimeIsOverAndItsLatestAttemptEnded(PaymentFact ended) {
        assertThat(Reaction.to(ended, OrderStatus.AWAITING_PAYMENT, false, true, BEFORE, END))
                .as("a further attempt may be offered").isEqualTo(Reaction.SHOW_ONLY);
        assertThat(Reaction.to(ended, OrderStatus.AWAITING_PAYMENT, false, true, END, END)).isEqualTo(Reaction.EXPIRE);
        assertThat(Reaction.to(ended, OrderStatus.AWAITING_PAYMENT, false, false, END, END))
                .as("an earlier attempt").isEqualTo(Reaction.SHOW_ONLY);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void neverEndsAnOrderTwice(OrderStatus status) {
        for (PaymentFact fact : EnumSet.of(PaymentFact.EXPIRED, PaymentFact.CANCELLED, PaymentFact.FAILED)) {
            assertThat(Reaction.to(fact, status, false, true, END, END) == Reaction.EXPIRE)
                    .isEqualTo(status == OrderStatus.AWAITING_PAYMENT);
        }
    }

    @Test
    void movesAnOrderOnlyWhereItsStateAllows() {
        for (PaymentFact fact : PaymentFact.values()) {
            for (OrderStatus status : OrderStatus.values()) {
                for (boolean payer : new boolean[] {true, false}) {
                    OrderStatus next = switch (Reaction.to(fact, status, payer, true, END, END)) {
                        case TAKE_RESERVED, TAKE_FROM_SHELF -> OrderStatus.PAID;
                        case EXPIRE -> OrderStatus.EXPIRED;
                        case CLOSE_REFUNDED -> OrderStatus.REFUNDED;
                        case GIVE_BACK, SHOW_ONLY -> null;
                    };
                    if (next != null) {
                        assertThat(status.next()).as("%s of %s", fact, status).contains(next);
                    }
                }
            }
        }
    }
}
