package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.identity.Visitors;
import org.parley.shared.problem.Problem;
import org.parley.sla.Expectations;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.Terms;

/** Rule 16 over what the waits of the last weeks were; they are read at most once a minute for an inbox. */
@ApplicationScoped
class MeasuredExpectations implements Expectations {

    private static final Duration AGE = Duration.ofMinutes(1);
    private static final int LEAST_FOR_MEDIAN = 20;
    private static final int LEAST_FOR_P90 = 100;

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
        BusinessCalendar calendar = promised.calendar();
        Instant opensAt = calendar.isOpen(at) ? null : calendar.nextOpening(at).orElse(null);
        long target = promised.targets().firstResponse() / Micros.SECOND;
        Waits waits = waits(inbox, calendar);
        KaplanMeier cell = waits.ofHour(at);
        if (cell.observations() >= LEAST_FOR_MEDIAN) {
            return new Expectation(seconds(cell.median()), seconds(p90(cell)), target, cell.observations(),
                    Basis.MEASURED, opensAt);
        }
        KaplanMeier all = waits.inBusinessTime();
        if (all.observations() >= LEAST_FOR_MEDIAN) {
            return new Expectation(seconds(wall(calendar, at, all.median())), seconds(wall(calendar, at, p90(all))), target,
                    all.observations(), Basis.MEASURED, opensAt);
        }
        return new Expectation(null, null, target, all.observations(), Basis.POLICY, opensAt);
    }

    private Waits waits(String inbox, BusinessCalendar calendar) {
        Instant now = clock.instant();
        Waits known = kept.get(inbox);
        if (known == null || known.calendar() != calendar || known.readAt().plus(AGE).isBefore(now)) {
            List<Waits.Wait> read = store.since(inbox, now.minus(Waits.WINDOW), now, calendar);
            known = new Waits(calendar, now, read);
            kept.put(inbox, known);
        }
        return known;
    }

    private static OptionalLong p90(KaplanMeier curve) {
        return curve.observations() >= LEAST_FOR_P90 ? curve.p90() : OptionalLong.empty();
    }

    /** Business time that begins at an instant, as the real time that it takes. */
    private static OptionalLong wall(BusinessCalendar calendar, Instant at, OptionalLong business) {
        if (business.isEmpty()) {
            return business;
        }
        return calendar.due(at, Math.max(1, business.getAsLong()))
                .map(due -> OptionalLong.of(Micros.of(due) - Micros.of(at))).orElse(OptionalLong.empty());
    }

    /** Rounded up: a promise of no time at all is none. */
    private static Long seconds(OptionalLong micros) {
        return micros.isEmpty() ? null : Math.max(1, Math.floorDiv(micros.getAsLong() + Micros.SECOND - 1, Micros.SECOND));
    }
}
