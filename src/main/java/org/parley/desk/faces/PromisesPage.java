package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;

/** Bean of /admin/promises.xhtml: what the shop promises, and when it is open. */
@Named("promisesPage")
@ViewScoped
public class PromisesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final int SUGGESTIONS = 12;

    @Inject
    private transient Policies policies;
    @Inject
    private transient Calendars calendars;
    private Map<UUID, String> choices;
    private UUID policyId;
    private String policyName;
    private BigDecimal firstMinutes;
    private BigDecimal nextMinutes;
    private BigDecimal resolutionHours;
    private BigDecimal reopenDays;
    private String starts;
    private boolean botReplyCounts;
    private List<String> pausing;
    private UUID calendarId;
    private String calendarName;
    private String zone;
    private Map<String, String> week;
    private List<SpecialDay> days;
    private LocalDate newDate;
    private String newHours;

    /** The policy that is tried last fits every conversation; it is the shop's promise unless another is chosen. */
    @PostConstruct
    void read() {
        List<Policies.View> all = policies.list(100, null).items();
        choices = all.stream().collect(Collectors.toMap(view -> view.id().value(), Policies.View::name, (a, b) -> a,
                LinkedHashMap::new));
        if (!all.isEmpty()) {
            show(all.get(all.size() - 1));
        }
    }

    /** Shows the policy that was chosen, and its calendar. */
    public void choose() {
        show(policies.get(new PolicyId(policyId)));
    }

    private void show(Policies.View policy) {
        policyId = policy.id().value();
        policyName = policy.name();
        firstMinutes = number(policy.targets().firstResponseSeconds(), MINUTE);
        nextMinutes = number(policy.targets().nextResponseSeconds(), MINUTE);
        resolutionHours = number(policy.targets().resolutionSeconds(), HOUR);
        reopenDays = number(policy.reopenWindow().toSeconds(), DAY);
        starts = policy.firstResponseStarts().name();
        botReplyCounts = policy.botReplyCounts();
        pausing = policy.pausing().stream().map(PauseReason::name).toList();
        show(calendars.get(policy.calendarId()));
    }

    private void show(Calendars.View calendar) {
        Hours hours = calendar.hours();
        calendarId = calendar.id().value();
        calendarName = calendar.name();
        zone = hours.zone();
        week = new LinkedHashMap<>();
        DAYS.forEach(day -> week.put(day, String.join(", ", hours.week().getOrDefault(day, List.of()))));
        days = new ArrayList<>();
        hours.overrides().forEach((date, open) -> days.add(new SpecialDay(LocalDate.parse(date), String.join(", ", open))));
        hours.holidays().stream().filter(date -> !hours.overrides().containsKey(date))
                .forEach(date -> days.add(new SpecialDay(LocalDate.parse(date), null)));
        sortDays();
    }

    private void sortDays() {
        days.sort(Comparator.comparing(SpecialDay::getDate));
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

    public void savePolicy() {
        try {
            Policies.View old = policies.get(new PolicyId(policyId));
            Policies.View saved = policies.change(old.id(), new Policies.Draft(policyName, old.calendarId(), old.conditions(),
                    new Policies.Targets(seconds(firstMinutes, MINUTE), seconds(nextMinutes, MINUTE), seconds(resolutionHours, HOUR)),
                    FirstResponseStarts.valueOf(starts), botReplyCounts,
                    pausing.stream().map(PauseReason::valueOf).collect(Collectors.toSet()),
                    Duration.ofSeconds(seconds(reopenDays, DAY))));
            choices.put(policyId, saved.name());
            Told.done("promises.saved");
        } catch (Problem problem) {
            Told.refused(problem, field -> "policy:" + field.substring(field.lastIndexOf('.') + 1));
        }
    }

    public void saveCalendar() {
        try {
            Map<String, List<String>> open = new LinkedHashMap<>();
            week.forEach((day, text) -> open.put(day, words(text)));
            List<String> holidays = new ArrayList<>();
            Map<String, List<String>> overrides = new LinkedHashMap<>();
            for (SpecialDay day : days) {
                if (words(day.hours).isEmpty()) {
                    holidays.add(day.date.toString());
                } else {
                    overrides.put(day.date.toString(), words(day.hours));
                }
            }
            show(calendars.change(new CalendarId(calendarId), new Calendars.Draft(calendarName,
                    new Hours(zone, open, holidays, overrides))));
            Told.done("promises.hoursSaved");
        } catch (Problem problem) {
            Told.refused(problem, this::place);
        }
    }

    /** {@code week.mon[0]} is the day's own field, {@code overrides.2026-12-30[0]} the hours of that special day. */
    private String place(String field) {
        String[] parts = field.split("[\\[\\].]+");
        if (parts[0].equals("overrides") && parts.length > 1) {
            for (int at = 0; at < days.size(); at++) {
                if (days.get(at).date.toString().equals(parts[1])) {
                    return "calendar:days:" + at + ":hours";
                }
            }
        }
        return "calendar:" + (parts[0].equals("week") ? parts[1] : parts[0].equals("holidays") ? "newDate" : parts[0]);
    }

    /** Puts a day into the list; it counts when the calendar is saved. */
    public void addDay() {
        if (newDate == null) {
            Told.refused(Problem.invalid(List.of(new Violation("newDate", "is missing"))), "calendar");
        } else if (days.stream().anyMatch(day -> day.date.equals(newDate))) {
            Told.wrongAt("calendar:newDate", "wrong.dayTwice");
        } else {
            days.add(new SpecialDay(newDate, newHours));
            sortDays();
            newDate = null;
            newHours = null;
            Told.doneAt("calendar:addDay", "promises.dayAdded");
        }
    }

    public void removeDay(SpecialDay day) {
        days.remove(day);
        Told.doneAt("calendar:addDay", "promises.dayRemoved");
    }

    /** Zones whose name holds what was typed. */
    public List<String> zones(String typed) {
        String part = typed.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream().filter(one -> one.toLowerCase(Locale.ROOT).contains(part))
                .filter(one -> one.contains("/") && !one.startsWith("Etc/") && !one.startsWith("SystemV/"))
                .sorted().limit(SUGGESTIONS).toList();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.stream(text.replaceAll("\\s*[-–~〜～]\\s*", "-").split("[,、，\\s]+"))
                .filter(one -> !one.isEmpty()).toList();
    }

    public boolean isKnown() {
        return policyId != null;
    }

    public Map<UUID, String> choices() {
        return choices;
    }

    public UUID getPolicyId() {
        return policyId;
    }

    public void setPolicyId(UUID policyId) {
        this.policyId = policyId;
    }

    public String getPolicyName() {
        return policyName;
    }

    public void setPolicyName(String policyName) {
        this.policyName = policyName;
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

    public String getCalendarName() {
        return calendarName;
    }

    public void setCalendarName(String calendarName) {
        this.calendarName = calendarName;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public Map<String, String> getWeek() {
        return week;
    }

    public List<SpecialDay> getDays() {
        return days;
    }

    public LocalDate getNewDate() {
        return newDate;
    }

    public void setNewDate(LocalDate newDate) {
        this.newDate = newDate;
    }

    public String getNewHours() {
        return newHours;
    }

    public void setNewHours(String newHours) {
        this.newHours = newHours;
    }

    /** A holiday, or a day with hours of its own. */
    public static final class SpecialDay implements Serializable {

        private static final long serialVersionUID = 1L;
        private final LocalDate date;
        private String hours;

        SpecialDay(LocalDate date, String hours) {
            this.date = date;
            this.hours = hours == null || hours.isBlank() ? null : hours;
        }

        public LocalDate getDate() {
            return date;
        }

        /** Empty: closed. */
        public String getHours() {
            return hours;
        }

        public void setHours(String hours) {
            this.hours = hours;
        }
    }
}
