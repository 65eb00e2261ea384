package org.parley.payments.internal;

import java.util.List;
import org.parley.payments.PaymentFact;
import org.parley.payments.PaymentStatus;

/** What the rules made of an answer: the new standing and, in order, each step that led there. Empty steps: no news. */
record Verdict(Standing standing, List<Step> steps) {

    /**
     * @param reason a stable word for people and clients, absent where the status says it all
     */
    record Step(PaymentStatus status, PaymentFact fact, String reason) {
    }

    static Verdict noNews(Standing standing) {
        return new Verdict(standing, List.of());
    }

    static Verdict moved(Standing from, PaymentStatus to, PaymentFact fact, String reason) {
        Transitions.check(from.status(), to);
        return new Verdict(from.with(to), List.of(new Step(to, fact, reason)));
    }

    PaymentStatus status() {
        return standing.status();
    }
}
