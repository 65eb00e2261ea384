package org.parley.desk.faces;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;
import org.parley.sla.Rehearsals;

/** What is to be rehearsed, as it is typed: days, minutes and hours, and people as shifts. */
public class RehearsalForm implements Serializable {

    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    static final String DRAFT = "draft";
    private static final long serialVersionUID = 1L;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final int LONGEST_HANDLING = 1200;

    private LocalDate from;
    private LocalDate to;
    /** A text: Faces has no converter for ids. */
    private String policyId;
    private BigDecimal firstMinutes;
    private BigDecimal nextMinutes;
    private BigDecimal resolutionHours;
    private BigDecimal reopenDays;
    private String starts;
    private boolean botReplyCounts;
    private List<String> pausing;
    /** Empty: as recorded; {@link #DRAFT}: the week below; else a calendar's id. */
    private String calendar = "";
    private HoursDraft hours;
    private boolean otherPeople;
    private Map<String, String> people = new LinkedHashMap<>();
    private String order = Rehearsals.Order.DUE.name();
    private BigDecimal handlingMinutes;

    /** The last four weeks, up to and with today. */
    static RehearsalForm of(LocalDate today) {
        RehearsalForm form = new RehearsalForm();
        form.from = today.minusDays(27);
        form.to = today;
        return form;
    }

    void take(Policies.View policy, Calendars.View itsCalendar) {
        policyId = policy.id().toString();
        take(policy.targets(), policy.firstResponseStarts(), policy.botReplyCounts(), policy.reopenWindow().toSeconds());
        pausing = new ArrayList<>(policy.pausing().stream().map(PauseReason::name).toList());
        hours = new HoursDraft(itsCalendar.hours());
    }

    /** What was asked for in a rehearsal. */
    void take(Rehearsals.Draft draft) {
        ZoneId zone = zone();
        from = draft.from().atZone(zone).toLocalDate();
        to = draft.to().minusMillis(1).atZone(zone).toLocalDate();
        if (draft.promise() != null) {
            take(draft.promise().targets(), draft.promise().firstResponseStarts(), draft.promise().botReplyCounts(),
                    draft.promise().reopenWindowSeconds());
            pausing = new ArrayList<>(draft.promise().pausing().stream().map(PauseReason::name).toList());
        }
        calendar = draft.calendarId() != null ? draft.calendarId().toString() : draft.hours() != null ? DRAFT : "";
        if (draft.hours() != null) {
            hours = new HoursDraft(draft.hours());
        }
        if (draft.staff() != null) {
            otherPeople = true;
            show(draft.staff().agents());
            order = draft.staff().order().name();
            handlingMinutes = draft.staff().handlingSeconds() == null ? null
                    : number(draft.staff().handlingSeconds(), MINUTE);
        }
    }

    private void take(Policies.Targets targets, FirstResponseStarts first, boolean bot, long reopenSeconds) {
        firstMinutes = number(targets.firstResponseSeconds(), MINUTE);
        nextMinutes = number(targets.nextResponseSeconds(), MINUTE);
        resolutionHours = number(targets.resolutionSeconds(), HOUR);
        reopenDays = number(reopenSeconds, DAY);
        starts = first.name();
        botReplyCounts = bot;
    }

    /** @param week 168 numbers */
    void show(List<Integer> week) {
        for (int day = 0; day < DAYS.size(); day++) {
            people.put(DAYS.get(day), Shifts.text(week.subList(day * Shifts.HOURS, (day + 1) * Shifts.HOURS)));
        }
    }

    ZoneId zone() {
        return ZoneId.of(hours.zone);
    }

    Instant begin() {
        return from == null ? null : from.atStartOfDay(zone()).toInstant();
    }

    /** The end of the last day, or now if that is not over. */
    Instant end(Instant now) {
        if (to == null) {
            return null;
        }
        Instant end = to.plusDays(1).atStartOfDay(zone()).toInstant();
        return end.isAfter(now) && !to.isAfter(now.atZone(zone()).toLocalDate()) ? now : end;
    }

    /** @throws Problem 400 for people that are not of the form {@code 9-18: 2} */
    Rehearsals.Draft draft(Policies.View policy, Instant now) {
        Rehearsals.Promised typed = new Rehearsals.Promised(new Policies.Targets(seconds(firstMinutes, MINUTE),
                seconds(nextMinutes, MINUTE), seconds(resolutionHours, HOUR)), FirstResponseStarts.valueOf(starts),
                botReplyCounts, pausing.stream().map(PauseReason::valueOf).collect(Collectors.toSet()),
                seconds(reopenDays, DAY));
        Rehearsals.Promised present = new Rehearsals.Promised(policy.targets(), policy.firstResponseStarts(),
                policy.botReplyCounts(), policy.pausing().stream().collect(Collectors.toSet()),
                policy.reopenWindow().toSeconds());
        boolean drafted = calendar.equals(DRAFT);
        return new Rehearsals.Draft(begin(), end(now), policy.id(), typed.equals(present) ? null : typed,
                drafted || calendar.isEmpty() ? null : new CalendarId(UUID.fromString(calendar)),
                drafted ? hours.hours() : null, otherPeople ? staff() : null);
    }

    private Rehearsals.Staff staff() {
        List<Integer> week = new ArrayList<>();
        List<Violation> wrong = new ArrayList<>();
        for (String day : DAYS) {
            try {
                week.addAll(Shifts.read(people.get(day)));
            } catch (IllegalArgumentException mistyped) {
                wrong.add(new Violation("staffing." + day, "must be like 9-18: 2"));
                week.addAll(Collections.nCopies(Shifts.HOURS, 0));
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return new Rehearsals.Staff(hours.zone, week, 1, Rehearsals.Order.valueOf(order), LONGEST_HANDLING,
                handlingMinutes == null ? null : seconds(handlingMinutes, MINUTE));
    }

    /** The client id of the field that the door calls so. */
    static String place(String field) {
        String[] parts = field.split("[\\[\\].]+");
        String last = parts[parts.length - 1];
        return "rehearsal:" + switch (parts[0]) {
            case "calendar" -> parts.length > 2 && parts[1].equals("week") ? parts[2] : "calendar";
            case "calendarId" -> "calendar";
            case "staffing" -> DAYS.contains(last) ? "people_" + last
                    : last.equals("agents") ? "people_mon" : last;
            default -> last;
        };
    }

    private static BigDecimal number(long seconds, int unit) {
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(unit), 4, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** Nothing typed is no promise, which the door refuses; more than fits into a long is refused likewise. */
    private static long seconds(BigDecimal number, int unit) {
        if (number == null || number.precision() - number.scale() > 9) {
            return -1;
        }
        return number.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    public boolean isDrafted() {
        return calendar.equals(DRAFT);
    }

    public Map<String, String> getWeek() {
        return hours.week;
    }

    public String getZone() {
        return hours.zone;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }

    public String getPolicyId() {
        return policyId;
    }

    public void setPolicyId(String policyId) {
        this.policyId = policyId;
    }

    public BigDecimal getFirstMinutes() {
        return firstMinutes;
    }

    public void setFirstMinutes(BigDecimal firstMinutes) {
        this.firstMinutes = firstMinutes;
    }

    public BigDecimal getNextMinutes() {
        return nextMinutes;
    }

    public void setNextMinutes(BigDecimal nextMinutes) {
        this.nextMinutes = nextMinutes;
    }

    public BigDecimal getResolutionHours() {
        return resolutionHours;
    }

    public void setResolutionHours(BigDecimal resolutionHours) {
        this.resolutionHours = resolutionHours;
    }

    public BigDecimal getReopenDays() {
        return reopenDays;
    }

    public void setReopenDays(BigDecimal reopenDays) {
        this.reopenDays = reopenDays;
    }

    public String getStarts() {
        return starts;
    }

    public void setStarts(String starts) {
        this.starts = starts;
    }

    public boolean isBotReplyCounts() {
        return botReplyCounts;
    }

    public void setBotReplyCounts(boolean botReplyCounts) {
        this.botReplyCounts = botReplyCounts;
    }

    public List<String> getPausing() {
        return pausing;
    }

    public void setPausing(List<String> pausing) {
        this.pausing = pausing;
    }

    public String getCalendar() {
        return calendar;
    }

    public void setCalendar(String calendar) {
        this.calendar = calendar == null ? "" : calendar;
    }

    public boolean isOtherPeople() {
        return otherPeople;
    }

    public void setOtherPeople(boolean otherPeople) {
        this.otherPeople = otherPeople;
    }

    public Map<String, String> getPeople() {
        return people;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public BigDecimal getHandlingMinutes() {
        return handlingMinutes;
    }

    public void setHandlingMinutes(BigDecimal handlingMinutes) {
        this.handlingMinutes = handlingMinutes;
    }
}
