package org.parley.payments.internal;

import java.time.Duration;
import java.time.Instant;
import org.parley.payments.PaymentStatus;

/**
 * When to ask about a payment again if nobody gives a reason to ask earlier. Pauses double from a first to a longest;
 * a payment is asked about when its time is up, and for a while after it closed, because captures can be late.
 */
final class CheckPlan {

    /** How long after its end a payment is still watched for a late capture. */
    static final Duration WATCH = Duration.ofDays(7);

    private CheckPlan() {
    }

    /**
     * @param attempt how often it has been asked in this state; 0 right after the state began
     * @param closedAt when it closed, {@code null} while it is live
     * @param owing whether the provider has yet to carry something out: a refund or a calling off
     * @return {@code null} when there is nothing to wait for
     */
    static Instant next(PaymentStatus status, int attempt, Instant now, Instant expiresAt, Instant closedAt,
            boolean owing) {
        if (owing) {
            return attempt == 0 ? now : now.plus(pause(attempt, Duration.ofSeconds(1), Duration.ofMinutes(10)));
        }
        if (status.isClosed()) {
            Instant next = now.plus(pause(attempt, Duration.ofSeconds(4), Duration.ofHours(6)));
            return next.isAfter(closedAt.plus(WATCH)) ? null : next;
        }
        if (status.holdsMoney()) {
            return null;
        }
        Instant next = now.plus(switch (status) {
            case UNKNOWN -> pause(attempt, Duration.ofSeconds(1), Duration.ofSeconds(30));
            case OFFERED -> pause(attempt, Duration.ofSeconds(10), Duration.ofMinutes(2));
            case OPENED -> pause(attempt, Duration.ofSeconds(5), Duration.ofSeconds(40));
            default -> pause(attempt, Duration.ofSeconds(2), Duration.ofSeconds(30));
        });
        return now.isBefore(expiresAt) && next.isAfter(expiresAt) ? expiresAt : next;
    }

    private static Duration pause(int attempt, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(attempt, 16));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
