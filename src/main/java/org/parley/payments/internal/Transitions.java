package org.parley.payments.internal;

import static org.parley.payments.PaymentStatus.AUTHORISED;
import static org.parley.payments.PaymentStatus.CANCELLED;
import static org.parley.payments.PaymentStatus.CAPTURED;
import static org.parley.payments.PaymentStatus.EXPIRED;
import static org.parley.payments.PaymentStatus.FAILED;
import static org.parley.payments.PaymentStatus.IN_REVIEW;
import static org.parley.payments.PaymentStatus.MISMATCHED;
import static org.parley.payments.PaymentStatus.OFFERED;
import static org.parley.payments.PaymentStatus.OPENED;
import static org.parley.payments.PaymentStatus.PARTLY_REFUNDED;
import static org.parley.payments.PaymentStatus.PENDING;
import static org.parley.payments.PaymentStatus.REFUNDED;
import static org.parley.payments.PaymentStatus.UNKNOWN;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.parley.payments.PaymentStatus;

/**
 * Which state may follow which: the whole state machine in one table. A payment moves forward or into uncertainty,
 * never back; once money has arrived only refunds move it.
 */
final class Transitions {

    private static final Map<PaymentStatus, Set<PaymentStatus>> NEXT = new EnumMap<>(PaymentStatus.class);

    static {
        allow(OFFERED, OPENED, PENDING, AUTHORISED, IN_REVIEW, CAPTURED, MISMATCHED, EXPIRED, CANCELLED, FAILED, UNKNOWN);
        allow(OPENED, PENDING, AUTHORISED, IN_REVIEW, CAPTURED, MISMATCHED, EXPIRED, CANCELLED, FAILED, UNKNOWN);
        allow(PENDING, AUTHORISED, IN_REVIEW, CAPTURED, MISMATCHED, EXPIRED, CANCELLED, FAILED, UNKNOWN);
        allow(IN_REVIEW, AUTHORISED, CAPTURED, MISMATCHED, EXPIRED, CANCELLED, FAILED, UNKNOWN);
        allow(AUTHORISED, IN_REVIEW, CAPTURED, MISMATCHED, EXPIRED, CANCELLED, FAILED, UNKNOWN);
        allow(UNKNOWN, OFFERED, OPENED, PENDING, AUTHORISED, IN_REVIEW, CAPTURED, MISMATCHED, EXPIRED, CANCELLED, FAILED);
        // Closed on our side; the provider may have captured all the same.
        allow(EXPIRED, CAPTURED, MISMATCHED);
        allow(CANCELLED, CAPTURED, MISMATCHED);
        allow(FAILED, CAPTURED, MISMATCHED);
        allow(CAPTURED, PARTLY_REFUNDED, REFUNDED);
        allow(PARTLY_REFUNDED, REFUNDED);
        allow(MISMATCHED, REFUNDED);
        allow(REFUNDED);
    }

    private Transitions() {
    }

    static boolean allowed(PaymentStatus from, PaymentStatus to) {
        return NEXT.get(from).contains(to);
    }

    /** @throws IllegalStateException if the table has no such move: a mistake in our rules, never the customer's */
    static void check(PaymentStatus from, PaymentStatus to) {
        if (!allowed(from, to)) {
            throw new IllegalStateException("a payment cannot go from " + from + " to " + to);
        }
    }

    private static void allow(PaymentStatus from, PaymentStatus... to) {
        EnumSet<PaymentStatus> next = EnumSet.noneOf(PaymentStatus.class);
        next.addAll(java.util.Arrays.asList(to));
        NEXT.put(from, next);
    }
}
