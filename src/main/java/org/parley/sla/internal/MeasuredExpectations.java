package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.identity.Visitors;
import org.parley.shared.problem.Problem;
import org.parley.sla.Expectations;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.clock.Terms;

/** Rule 16 over what the waits of the last weeks were; they are read at most once a minute for an inbox. */
@ApplicationScoped
class MeasuredExpectations implements Expectations {

    private static final Duration AGE = Duration.ofMinutes(1);

    private final Map<String, Waits> kept = new ConcurrentHashMap<>();

    @Inject
    private WaitStore store;
    @Inject
    private TermsBook terms;
    @Inject
    private Clock clock;

    MeasuredExpectations() {
    }

    MeasuredExpectations(WaitStore store, TermsBook terms, Clock clock) {
        this.store = store;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public Expectation now(String inbox) {
        return of(inbox, clock.instant());
    }

    @Override
    public Expectation of(String inbox, Instant at) {
        if (!Visitors.WEB.equals(inbox)) {
            throw new Problem(404, "unknownInbox", "There is no such inbox.");
        }
        Optional<TermsBook.Chosen> policy = terms.choose(Facts.ofInbox(inbox));
        if (policy.isEmpty()) {
            return new Expectation(null, null, null, 0, Basis.POLICY, null);
        }
        Terms promised = policy.get().terms();
        return ReplyTimes.at(waits(inbox, promised.calendar()), promised.targets().firstResponse(), at);
    }

    private Waits waits(String inbox, BusinessCalendar calendar) {
        Instant now = clock.instant();
        Waits known = kept.get(inbox);
        if (known == null || known.calendar() != calendar || known.readAt().plus(AGE).isBefore(now)) {
            List<Waits.Wait> read = store.since(inbox, Waits.first(now, calendar), now, calendar);
            known = new Waits(calendar, now, read);
            kept.put(inbox, known);
        }
        return known;
    }
}
