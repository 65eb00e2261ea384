package org.parley.desk.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.CalendarId;
import org.parley.sla.CalendarYear;
import org.parley.sla.Calendars;
import org.parley.sla.Explanation.Why;
import org.parley.sla.HolidayImport;
import org.parley.sla.HolidayImport.Reason;

/** Bean of /admin/calendars.xhtml: when the shop is open. */
@Named("calendarsPage")
@ViewScoped
public class CalendarsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final long MOST_BYTES = 1024 * 1024;

    @Inject
    private transient Calendars calendars;
    @Inject
    private transient StaffPage page;
    @Inject
    private transient Clock clock;
    private String asked;
    private UUID calendarId;
    private String savedName;
    private String name;
    private HoursDraft draft;
    private LocalDate newDate;
    private String newHours;
    private String newName;
    private transient Part file;
    private int shown;
    private transient CalendarYear year;
    private transient PreviewWords preview;
    private transient Calendars.Draft previewed;

    /** The calendar that the address names, else the default, else the first. */
    public void open() {
        List<Calendars.View> all = calendars.list(100, null).items();
        UUID wanted = Ids.parse(asked).orElseGet(() -> calendars.inboxes().stream().findFirst()
                .map(inbox -> inbox.calendar().value()).orElse(null));
        all.stream().filter(view -> view.id().value().equals(wanted)).findFirst()
                .or(() -> all.stream().findFirst()).ifPresent(view -> {
                    show(view);
                    shown = LocalDate.ofInstant(clock.instant(), ZoneId.of(view.hours().zone())).getYear();
                });
    }

    private void show(Calendars.View calendar) {
        calendarId = calendar.id().value();
        savedName = calendar.name();
        name = calendar.name();
        draft = new HoursDraft(calendar.hours());
    }

    /** Says first what it would do to open conversations; the second time it is done. */
    public void save() {
        try {
            year = null;
            Calendars.Draft wanted = new Calendars.Draft(name, draft.hours());
            if (preview == null || !wanted.equals(previewed)) {
                preview = new PreviewWords(calendars.previewChange(new CalendarId(calendarId), wanted), page.getLocale(),
                        draft.zone);
                previewed = wanted;
                if (preview.isMoving()) {
                    Told.warned("hours.change.first");
                    return;
                }
            }
            preview = null;
            Calendars.View saved = calendars.change(new CalendarId(calendarId), wanted);
            show(saved);
            Told.done("hours.saved");
            if (!saved.warnings().isEmpty()) {
                Told.warned("hours.warnPast", saved.warnings().size());
            }
        } catch (Problem problem) {
            Told.refused(problem, draft::place);
        }
    }

    public PreviewWords getPreview() {
        return preview;
    }

    /** Puts a day into the list; it counts when the calendar is saved. */
    public void addDay() {
        if (newDate == null) {
            Told.refused(Problem.invalid(List.of(new Violation("newDate", "is missing"))), "calendar");
        } else if (draft.has(newDate)) {
            Told.wrongAt("calendar:newDate", "wrong.dayTwice");
        } else {
            draft.add(new SpecialDay(newDate, newName, newHours));
            year = null;
            newDate = null;
            newHours = null;
            newName = null;
            Told.doneAt("calendar:addDay", "hours.dayAdded");
        }
    }

    public void removeDay(SpecialDay day) {
        draft.days.remove(day);
        year = null;
        Told.doneAt("calendar:addDay", "hours.dayRemoved");
    }

    /** Puts the days of a calendar file into the list. */
    public void readFile() throws IOException {
        if (file == null || file.getSize() == 0) {
            Told.wrongAt("calendar:file", "wrong.file");
        } else if (file.getSize() > MOST_BYTES) {
            Told.wrongAt("calendar:file", "ics.tooLarge");
        } else {
            try (InputStream content = file.getInputStream()) {
                merge(calendars.readHolidays(draft.hours(), content.readAllBytes()));
            } catch (Problem problem) {
                if (problem.members().get("reason") instanceof String reason) {
                    Told.wrongAt("calendar:file", "ics." + reason, problem.members().get("line"));
                } else {
                    Told.refused(problem, draft::place);
                }
            }
        }
    }

    private void merge(HolidayImport found) {
        int added = 0;
        year = null;
        for (HolidayImport.Day day : found.days()) {
            if (!day.known() && !draft.has(day.date())) {
                draft.add(new SpecialDay(day.date(), day.name(), null));
                added++;
            }
        }
        Told.doneAt("calendar:readFile", "hours.fileAdded", added, found.days().size() - added);
        if (!found.skipped().isEmpty()) {
            Told.doneAt("calendar:readFile", "hours.fileSkipped", found.skipped().size(), skipped(found, Reason.TIMED),
                    skipped(found, Reason.CANCELLED), skipped(found, Reason.OUTSIDE), String.valueOf(found.firstYear()),
                    String.valueOf(found.lastYear()));
        }
    }

    private static long skipped(HolidayImport found, Reason reason) {
        return found.skipped().stream().filter(one -> one.reason() == reason).count();
    }

    /** Turns to another year. */
    public void leaf(int by) {
        shown = Math.min(2100, Math.max(1970, shown + by));
    }

    /** With the changes, as long as they make sense; else as saved. */
    private CalendarYear year() {
        if (year == null || year.year() != shown) {
            try {
                year = calendars.year(draft.hours(), shown);
            } catch (Problem typedWrongly) {
                year = calendars.year(new CalendarId(calendarId), shown);
            }
        }
        return year;
    }

    private YearWords words() {
        return new YearWords(year(), page.getLocale());
    }

    public String getYearText() {
        return String.valueOf(shown);
    }

    public boolean isYearKnown() {
        return year().holidaysKnown();
    }

    public String getYearUnknown() {
        return words().unknown();
    }

    public List<String> getSetNotes() {
        return words().sets();
    }

    public long getOpenDays() {
        return words().openDays();
    }

    public String getOpenHours() {
        return words().openHours();
    }

    public long getHolidays() {
        return words().count(Why.HOLIDAY);
    }

    public long getSpecial() {
        return words().count(Why.OVERRIDE);
    }

    public String getYearJson() {
        return words().json(clock.instant());
    }

    public String getYearWords() {
        return YearWords.words();
    }

    public boolean isUnsaved() {
        return !draft.hours().equals(new HoursDraft(calendars.get(new CalendarId(calendarId)).hours()).hours());
    }

    public boolean isKnown() {
        return calendarId != null;
    }

    public List<SetChoice> getSetChoices() {
        List<SetChoice> choices = new ArrayList<>();
        calendars.holidaySets().forEach(set -> choices.add(new SetChoice(set.country(),
                YearWords.country(set.country(), page.getLocale()), set.firstYear() + "–" + set.lastYear(), set.source())));
        return choices;
    }

    public List<String> getSets() {
        return draft.sets;
    }

    public void setSets(List<String> sets) {
        draft.sets = List.copyOf(sets);
    }

    public String getAsked() {
        return asked;
    }

    public void setAsked(String asked) {
        this.asked = asked;
    }

    public UUID getCalendarId() {
        return calendarId;
    }

    public String getSavedName() {
        return savedName;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getZone() {
        return draft.zone;
    }

    public void setZone(String zone) {
        draft.zone = zone;
    }

    public Map<String, String> getWeek() {
        return draft.week;
    }

    public List<SpecialDay> getDays() {
        return draft.days;
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

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    /** A country to choose. */
    public static final class SetChoice {

        private final String country;
        private final String name;
        private final String years;
        private final String source;

        SetChoice(String country, String name, String years, String source) {
            this.country = country;
            this.name = name;
            this.years = years;
            this.source = source;
        }

        public String getCountry() {
            return country;
        }

        public String getName() {
            return name;
        }

        /** The country, and the years that are covered. */
        public String getLabel() {
            return name + " (" + years + ")";
        }

        public String getSource() {
            return source;
        }
    }
}
