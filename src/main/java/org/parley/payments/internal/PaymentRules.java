package org.parley.payments.internal;

import java.util.ArrayList;
import java.util.List;
import org.parley.payments.PaymentFact;
import org.parley.payments.PaymentStatus;
import org.parley.payments.internal.Verdict.Step;
import org.parley.payments.spi.GatewayPayment;
import org.parley.payments.spi.GatewayStatus;
import org.parley.shared.money.Money;

/**
 * What follows from a provider's answer, from silence, from the clock and from our own wish to end a payment.
 * Pure: the same standing and the same answer always give the same verdict, and a repeated or outdated answer none.
 */
final class PaymentRules {

    private PaymentRules() {
    }

    /** The provider answered. */
    static Verdict answered(Standing now, GatewayPayment answer) {
        return answer.status() == GatewayStatus.CAPTURED ? money(now, answer) : noMoney(now, answer.status());
    }

    /**
     * The provider did not answer. A link that nobody is known to have followed stays offered unless there was a
     * reason to think that the customer had been there.
     */
    static Verdict silent(Standing now, boolean reasonToAsk) {
        boolean uncertain = now.status().isLive() && now.status() != PaymentStatus.UNKNOWN
                && (reasonToAsk || now.status() != PaymentStatus.OFFERED);
        return uncertain ? Verdict.moved(now, PaymentStatus.UNKNOWN, PaymentFact.UNKNOWN, "noAnswer") : Verdict.noNews(now);
    }

    /** The time to pay is over. Nothing happens to a payment that has ended already. */
    static Verdict timeIsUp(Standing now, String reason) {
        return now.status().isLive()
                ? Verdict.moved(now, PaymentStatus.EXPIRED, PaymentFact.EXPIRED, reason) : Verdict.noNews(now);
    }

    /** We no longer want the money. Nothing happens to a payment that has ended already. */
    static Verdict withdrawn(Standing now, String reason) {
        return now.status().isLive()
                ? Verdict.moved(now, PaymentStatus.CANCELLED, PaymentFact.CANCELLED, reason) : Verdict.noNews(now);
    }

    private static Verdict money(Standing now, GatewayPayment answer) {
        List<Step> steps = new ArrayList<>();
        Standing next = captured(now, answer, steps);
        return new Verdict(refunded(next, answer, steps), steps);
    }

    private static Standing captured(Standing now, GatewayPayment answer, List<Step> steps) {
        if (now.status().holdsMoney()) {
            return moreCaptured(now, answer.captured(), steps);
        }
        Money nothingBack = Money.zero(answer.captured().currency());
        boolean asAsked = answer.captured().equals(now.asked());
        PaymentStatus to = asAsked ? PaymentStatus.CAPTURED : PaymentStatus.MISMATCHED;
        Transitions.check(now.status(), to);
        if (asAsked) {
            boolean late = now.status().isClosed();
            steps.add(new Step(to, late ? PaymentFact.CAPTURED_LATE : PaymentFact.CAPTURED,
                    late ? "after" + capitalised(now.status().code()) : null));
        } else {
            boolean sameCurrency = answer.captured().currency().equals(now.asked().currency());
            steps.add(new Step(to, PaymentFact.MISMATCHED, sameCurrency ? "otherAmount" : "otherCurrency"));
        }
        return new Standing(to, now.asked(), answer.captured(), nothingBack);
    }

    /** A second capture on top of the first is kept in the books, so that it can be given back; it pays for nothing. */
    private static Standing moreCaptured(Standing now, Money captured, List<Step> steps) {
        if (!captured.currency().equals(now.captured().currency()) || captured.compareTo(now.captured()) <= 0) {
            return now;
        }
        steps.add(new Step(now.status(), null, "capturedAgain"));
        return new Standing(now.status(), now.asked(), captured, now.refunded());
    }

    private static Standing refunded(Standing now, GatewayPayment answer, List<Step> steps) {
        Money refunded = answer.refunded();
        if (!refunded.currency().equals(now.captured().currency()) || refunded.compareTo(now.refunded()) <= 0) {
            return now;
        }
        boolean all = refunded.equals(now.captured());
        PaymentStatus to = all ? PaymentStatus.REFUNDED
                : now.status() == PaymentStatus.MISMATCHED ? PaymentStatus.MISMATCHED : PaymentStatus.PARTLY_REFUNDED;
        if (to != now.status()) {
            Transitions.check(now.status(), to);
        }
        steps.add(new Step(to, all ? PaymentFact.REFUNDED : PaymentFact.PARTLY_REFUNDED, null));
        return new Standing(to, now.asked(), now.captured(), refunded);
    }

    private static Verdict noMoney(Standing now, GatewayStatus answer) {
        PaymentStatus to = switch (answer) {
            case NOT_OPENED -> PaymentStatus.OFFERED;
            case OPENED -> PaymentStatus.OPENED;
            case PENDING -> PaymentStatus.PENDING;
            case AUTHORISED -> PaymentStatus.AUTHORISED;
            case IN_REVIEW -> PaymentStatus.IN_REVIEW;
            case FAILED -> PaymentStatus.FAILED;
            case EXPIRED -> PaymentStatus.EXPIRED;
            case CANCELLED -> PaymentStatus.CANCELLED;
            case CAPTURED -> throw new IllegalArgumentException("captured without money");
        };
        // An answer that arrives late must not undo what is known already: the table has no way back.
        if (!now.status().isLive() || !Transitions.allowed(now.status(), to)) {
            return Verdict.noNews(now);
        }
        return Verdict.moved(now, to, PaymentFact.valueOf(to.name()), to.isClosed() ? "provider" : null);
    }

    private static String capitalised(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1);
    }
}
