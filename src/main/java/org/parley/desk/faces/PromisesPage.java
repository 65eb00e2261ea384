package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;

/** Bean of /admin/promises.xhtml: what the shop promises, and when it is open. */
@Named("promisesPage")
@ViewScoped
public class PromisesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    @Inject
    private transient Policies policies;
    @Inject
    private transient Calendars calendars;
    private UUID policyId;
    private String policyName;
    private Double firstMinutes;
    private Double nextMinutes;
    private Double resolutionHours;
    private String starts;
    private UUID calendarId;
    private String calendarName;
    private String zone;
    private Map<String, String> week;
    private String holidays;
    private String overrides;

    /** The policy that is tried last fits every conversation; it is the shop's promise. */
    @PostConstruct
    void read() {
        List<Policies.View> all = policies.list(100, null).items();
        if (all.isEmpty()) {
            return;
        }
        Policies.View policy = all.get(all.size() - 1);
        policyId = policy.id().value();
        policyName = policy.name();
        firstMinutes = policy.targets().firstResponseSeconds() / 60.0;
        nextMinutes = policy.targets().nextResponseSeconds() / 60.0;
        resolutionHours = policy.targets().resolutionSeconds() / 3600.0;
        starts = policy.firstResponseStarts().name();
        show(calendars.get(policy.calendarId()));
    }

    private void show(Calendars.View calendar) {
        Hours hours = calendar.hours();
        calendarId = calendar.id().value();
        calendarName = calendar.name();
        zone = hours.zone();
        week = new LinkedHashMap<>();
        DAYS.forEach(day -> week.put(day, String.join(", ", hours.week().getOrDefault(day, List.of()))));
        holidays = hours.holidays().stream().sorted().collect(Collectors.joining("\n"));
        overrides = hours.overrides().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> (one.getKey() + " " + String.join(", ", one.getValue())).strip()).collect(Collectors.joining("\n"));
    }

    public void savePolicy() {
        try {
            Policies.View old = policies.get(new PolicyId(policyId));
            policies.change(old.id(), new Policies.Draft(policyName, old.calendarId(), old.conditions(),
                    new Policies.Targets(seconds(firstMinutes, 60), seconds(nextMinutes, 60), seconds(resolutionHours, 3600)),
                    FirstResponseStarts.valueOf(starts), old.botReplyCounts(), new HashSet<>(old.pausing()), old.reopenWindow()));
            Told.done("promises.saved");
        } catch (Problem problem) {
            Told.refused(problem, "policy");
        }
    }

    private static long seconds(Double number, int unit) {
        return number == null ? 0 : Math.round(number * unit);
    }

    public void saveCalendar() {
        try {
            Map<String, List<String>> open = new LinkedHashMap<>();
            week.forEach((day, text) -> open.put(day, words(text)));
            Map<String, List<String>> special = new LinkedHashMap<>();
            for (String line : lines(overrides)) {
                String[] parts = line.split("\\s+", 2);
                special.put(parts[0], parts.length == 1 ? List.of() : words(parts[1]));
            }
            show(calendars.change(new CalendarId(calendarId), new Calendars.Draft(calendarName,
                    new Hours(zone, open, lines(holidays), special))));
            Told.done("promises.hoursSaved");
        } catch (Problem problem) {
            Told.refused(problem, "calendar");
        }
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.stream(text.split("[,\\s]+")).filter(one -> !one.isEmpty()).toList();
    }

    private static List<String> lines(String text) {
        return text == null ? List.of() : text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    public boolean isKnown() {
        return policyId != null;
    }

    public String getPolicyName() {
        return policyName;
    }

    public void setPolicyName(String policyName) {
        this.policyName = policyName;
    }

    public Double getFirstMinutes() {
        return firstMinutes;
    }

    public void setFirstMinutes(Double firstMinutes) {
        this.firstMinutes = firstMinutes;
    }

    public Double getNextMinutes() {
        return nextMinutes;
    }

    public void setNextMinutes(Double nextMinutes) {
        this.nextMinutes = nextMinutes;
    }

    public Double getResolutionHours() {
        return resolutionHours;
    }

    public void setResolutionHours(Double resolutionHours) {
        this.resolutionHours = resolutionHours;
    }

    public String getStarts() {
        return starts;
    }

    public void setStarts(String starts) {
        this.starts = starts;
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

    public String getHolidays() {
        return holidays;
    }

    public void setHolidays(String holidays) {
        this.holidays = holidays;
    }

    public String getOverrides() {
        return overrides;
    }

    public void setOverrides(String overrides) {
        this.overrides = overrides;
    }
}
