package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final int MOST_KEPT = 50;

    private final Map<Key, Waits> kept = new ConcurrentHashMap<>();
    private final Set<Key> wanted = ConcurrentHashMap.newKeySet();

    /** Waits in business time depend on the calendar; one version of it stays one object. */
    private record Key(String inbox, BusinessCalendar calendar) {
    }

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
        Key key = new Key(inbox, calendar);
        Waits known = kept.get(key);
        return known == null || isOld(known) ? read(key) : known;
    }

    /**
     * The waits as they were last read, for the road of every message: reading them is left to {@link #refresh} unless
     * there are none at all.
     */
    Waits latest(String inbox, BusinessCalendar calendar) {
        Key key = new Key(inbox, calendar);
        Waits known = kept.get(key);
        if (known == null) {
            return read(key);
        }
        if (isOld(known)) {
            wanted.add(key);
        }
        return known;
    }

    /** Reads again what was asked for and had become old. */
    void refresh() {
        for (Key key : wanted) {
            wanted.remove(key);
            read(key);
        }
    }

    private boolean isOld(Waits known) {
        return known.readAt().plus(AGE).isBefore(clock.instant());
    }

    private Waits read(Key key) {
        Instant now = clock.instant();
        Waits read = new Waits(key.calendar, now, store.since(key.inbox, Waits.first(now, key.calendar), now, key.calendar));
        if (kept.size() >= MOST_KEPT) {
            // Versions of calendars that are no longer used.
            kept.clear();
        }
        kept.put(key, read);
        return read;
    }
}
