package org.parley.sla.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.sla.internal.calendar.BusinessCalendar;

/** How long the customers of an inbox waited for a person lately: one wait per first- and next-response cycle. */
final class Waits {

    /** How far back waits are looked at (rule 16). */
    static final Duration WINDOW = Duration.ofDays(28);

    private final BusinessCalendar calendar;
    private final Instant readAt;
    private final Map<Integer, KaplanMeier> byHour;
    private final KaplanMeier business;

    /** @param real real microseconds @param business business microseconds @param answered by a person */
    record Wait(Instant from, long real, long business, boolean answered) {
    }

    Waits(BusinessCalendar calendar, Instant readAt, List<Wait> waits) {
        this.calendar = calendar;
        this.readAt = readAt;
        this.byHour = waits.stream().collect(Collectors.groupingBy(wait -> hourOfWeek(wait.from),
                Collectors.collectingAndThen(Collectors.toList(), hour -> estimate(hour, true))));
        this.business = estimate(waits, false);
    }

    BusinessCalendar calendar() {
        return calendar;
    }

    Instant readAt() {
        return readAt;
    }

    /** In real time, for those who began to wait in the same hour of the week, as the shop's clock tells it. */
    KaplanMeier ofHour(Instant at) {
        return byHour.getOrDefault(hourOfWeek(at), estimate(List.of(), true));
    }

    KaplanMeier inBusinessTime() {
        return business;
    }

    private int hourOfWeek(Instant at) {
        ZonedDateTime local = at.atZone(calendar.zone());
        return local.getDayOfWeek().ordinal() * 24 + local.getHour();
    }

    private static KaplanMeier estimate(List<Wait> waits, boolean real) {
        return KaplanMeier.of(lengths(waits, true, real), lengths(waits, false, real));
    }

    private static long[] lengths(List<Wait> waits, boolean answered, boolean real) {
        return waits.stream().filter(wait -> wait.answered == answered)
                .mapToLong(wait -> real ? wait.real : wait.business).toArray();
    }
}
