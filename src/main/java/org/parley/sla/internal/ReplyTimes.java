package org.parley.sla.internal;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.parley.sla.Expectations.Basis;
import org.parley.sla.Expectations.Expectation;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Micros;

/** Rule 16 as arithmetic: what may be said, from the waits that were, to somebody who writes or has waited for a while. */
final class ReplyTimes {

    private static final int LEAST_FOR_MEDIAN = 20;
    private static final int LEAST_FOR_P90 = 100;

    private ReplyTimes() {
    }

    /** @param target business microseconds that the policy aims at */
    static Expectation at(Waits waits, long target, Instant at) {
        return still(waits, target, at, at);
    }

    /**
     * For somebody who waits since an instant and has no answer yet: from those alone who waited longer than that.
     * Quantiles are from {@code now} on; on basis {@code POLICY} too few waited so long.
     */
    static Expectation still(Waits waits, long target, Instant since, Instant now) {
        BusinessCalendar calendar = waits.calendar();
        Instant opensAt = calendar.isOpen(now) ? null : calendar.nextOpening(now).orElse(null);
        long waited = Micros.of(now) - Micros.of(since);
        long worked = calendar.between(since, now);
        Waits.Cell cell = waits.ofHour(since);
        KaplanMeier hour = cell.curve().after(cell.business() ? worked : waited);
        KaplanMeier state = waits.ofState(since).after(worked);
        KaplanMeier all = waits.inBusinessTime().after(worked);
        KaplanMeier curve = Stream.of(hour, state).filter(one -> one.observations() >= LEAST_FOR_MEDIAN).findFirst()
                .orElse(all);
        if (curve.observations() < LEAST_FOR_MEDIAN) {
            return new Expectation(null, null, target / Micros.SECOND, all.observations(), Basis.POLICY, opensAt);
        }
        boolean business = curve != hour || cell.business();
        return new Expectation(left(business ? wall(calendar, since, curve.median()) : curve.median(), waited),
                left(business ? wall(calendar, since, p90(curve)) : p90(curve), waited), target / Micros.SECOND,
                curve.observations(), Basis.MEASURED, opensAt);
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
    private static Long left(OptionalLong micros, long waited) {
        return micros.isEmpty() ? null
                : Math.max(1, Math.floorDiv(micros.getAsLong() - waited + Micros.SECOND - 1, Micros.SECOND));
    }
}
