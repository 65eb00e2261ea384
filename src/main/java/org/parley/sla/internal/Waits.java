package org.parley.sla.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Micros;

/** How long the customers of an inbox waited for a person lately: one wait per first- and next-response cycle. */
final class Waits {

    /** How far back waits are looked at (rule 16). */
    private static final Duration WINDOW = Duration.ofDays(28);

    private static final Cell NOBODY = new Cell(estimate(List.of(), true), false);

    private final BusinessCalendar calendar;
    private final Instant readAt;
    private final Map<Integer, Cell> byHour;
    private final KaplanMeier whileOpen;
    private final KaplanMeier whileClosed;
    private final KaplanMeier business;

    /** @param real real microseconds @param business business microseconds @param answered by a person */
    record Wait(Instant from, long real, long business, boolean answered) {
    }

    /**
     * One hour of the week.
     *
     * @param business whether the curve is in business time: where people answer in opening hours, the calendar knows
     *                 better than last week's clock when they do, with holidays and breaks. Where most answers came while
     *                 the shop was closed, it is in real time
     */
    record Cell(KaplanMeier curve, boolean business) {
    }

    Waits(BusinessCalendar calendar, Instant readAt, List<Wait> waits) {
        this.calendar = calendar;
        this.readAt = readAt;
        this.byHour = waits.stream().collect(Collectors.groupingBy(wait -> hourOfWeek(wait.from),
                Collectors.collectingAndThen(Collectors.toList(), this::cell)));
        Map<Boolean, List<Wait>> byState = waits.stream().collect(Collectors.partitioningBy(wait -> calendar.isOpen(wait.from)));
        this.whileOpen = estimate(byState.get(true), false);
        this.whileClosed = estimate(byState.get(false), false);
        this.business = estimate(waits, false);
    }

    /**
     * Since when waits count. Four whole hours of the same hour of the week, not three and two halves: who wrote late in
     * a closed hour waits less than who wrote early, and those who wrote early in the present one are not answered yet.
     */
    static Instant first(Instant now, BusinessCalendar calendar) {
        return now.atZone(calendar.zone()).truncatedTo(ChronoUnit.HOURS).toInstant().minus(WINDOW);
    }

    BusinessCalendar calendar() {
        return calendar;
    }

    Instant readAt() {
        return readAt;
    }

    /** Those who began to wait in the same hour of the week, as the shop's clock tells it. */
    Cell ofHour(Instant at) {
        return byHour.getOrDefault(hourOfWeek(at), NOBODY);
    }

    private Cell cell(List<Wait> hour) {
        long answered = hour.stream().filter(Wait::answered).count();
        long inHours = hour.stream().filter(Wait::answered)
                .filter(wait -> calendar.isOpen(Micros.instant(Micros.of(wait.from) + wait.real))).count();
        boolean business = 2 * inHours > answered;
        return new Cell(estimate(hour, !business), business);
    }

    /**
     * In business time, for those who wrote while the shop was open, or closed, as it is at an instant: what came
     * overnight queues up in front of the opening, and is answered otherwise than what comes in between.
     */
    KaplanMeier ofState(Instant at) {
        return calendar.isOpen(at) ? whileOpen : whileClosed;
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
