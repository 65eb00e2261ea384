package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
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
import org.parley.sla.Hours;

/** Bean of /admin/calendars.xhtml: when the shop is open. */
@Named("calendarsPage")
@ViewScoped
public class CalendarsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int SUGGESTIONS = 12;

    @Inject
    private transient Calendars calendars;
    private Map<UUID, String> choices;
    private UUID calendarId;
    private String name;
    private String zone;
    private Map<String, String> week;
    private List<SpecialDay> days;
    private LocalDate newDate;
    private String newHours;

    @PostConstruct
    void read() {
        List<Calendars.View> all = calendars.list(100, null).items();
        choices = all.stream().collect(Collectors.toMap(view -> view.id().value(), Calendars.View::name, (a, b) -> a,
                LinkedHashMap::new));
        if (!all.isEmpty()) {
            show(all.get(0));
        }
    }

    public void choose() {
        show(calendars.get(new CalendarId(calendarId)));
    }

    private void show(Calendars.View calendar) {
        Hours hours = calendar.hours();
        calendarId = calendar.id().value();
        name = calendar.name();
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

    public void save() {
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
            show(calendars.change(new CalendarId(calendarId), new Calendars.Draft(name,
                    new Hours(zone, open, holidays, overrides))));
            choices.put(calendarId, name);
            Told.done("hours.saved");
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
            Told.doneAt("calendar:addDay", "hours.dayAdded");
        }
    }

    public void removeDay(SpecialDay day) {
        days.remove(day);
        Told.doneAt("calendar:addDay", "hours.dayRemoved");
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
        return calendarId != null;
    }

    public Map<UUID, String> choices() {
        return choices;
    }

    public UUID getCalendarId() {
        return calendarId;
    }

    public void setCalendarId(UUID calendarId) {
        this.calendarId = calendarId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
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
