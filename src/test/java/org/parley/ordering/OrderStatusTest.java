package org.parley.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.ordering.OrderStatus.AWAITING_PAYMENT;
import static org.parley.ordering.OrderStatus.CANCELLED;
import static org.parley.ordering.OrderStatus.DELIVERED;
import static org.parley.ordering.OrderStatus.EXPIRED;
import static org.parley.ordering.OrderStatus.PAID;
import static org.parley.ordering.OrderStatus.REFUNDED;
import static org.parley.ordering.OrderStatus.SHIPPED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {

    @Test
    void leadsFromTheCheckoutToTheCustomersDoor() {
        assertThat(AWAITING_PAYMENT.next()).contains(PAID);
        assertThat(PAID.next()).contains(SHIPPED);
        assertThat(SHIPPED.next()).contains(DELIVERED);
    }

    @Test
    void shipsNothingThatIsNotPaid() {
        for (OrderStatus unpaid : new OrderStatus[] {AWAITING_PAYMENT, EXPIRED, CANCELLED, REFUNDED}) {
            assertThat(unpaid.next()).doesNotContain(SHIPPED, DELIVERED);
        }
    }

    @Test
    void revivesAnExpiredOrderOnlyByPayment() {
        assertThat(EXPIRED.next()).containsExactly(PAID);
        assertThat(CANCELLED.next()).isEmpty();
        assertThat(REFUNDED.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void refundsExactlyWhatIsPaid(OrderStatus status) {
        assertThat(status.next().contains(REFUNDED)).isEqualTo(status.isPaid());
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void neverGoesBackToWaiting(OrderStatus status) {
        assertThat(status.next()).doesNotContain(AWAITING_PAYMENT, status);
    }
}
