package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.identity.Visitors;
import org.parley.shared.id.Ids;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.CalendarId;
import org.parley.sla.CalendarYear;
import org.parley.sla.Calendars;
import org.parley.sla.ChangePreview;
import org.parley.sla.HolidayImport;
import org.parley.sla.HolidaySetView;
import org.parley.sla.Hours;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.HolidaySet;
import org.parley.sla.internal.calendar.HoursReader;
import org.parley.sla.internal.calendar.KeptHours;
import org.parley.sla.internal.calendar.YearReader;
import org.parley.sla.internal.clock.Terms;
import org.parley.sla.internal.ics.FileHolidays;

@ApplicationScoped
@Transactional
class StoredCalendars implements Calendars {

    private static final String SELECT = """
            SELECT c.id, c.name, c.number, c.updated_at, v.hours
            FROM sla_calendar c JOIN sla_calendar_version v ON v.id = c.current_version
            """;

    private static final String INBOXES = """
            SELECT i.inbox, i.calendar_id, c.name FROM sla_inbox_calendar i JOIN sla_calendar c ON c.id = i.calendar_id
            """;
    /** Policies that have no calendar of their own. */
    private static final String FOLLOWING = "SELECT id FROM sla_policy WHERE calendar_id IS NULL ORDER BY id";

    /** The policies whose clocks may run under a calendar. */
    private static final String UNDER = """
            SELECT id FROM sla_policy WHERE calendar_id = ? OR (calendar_id IS NULL
                AND EXISTS (SELECT 1 FROM sla_inbox_calendar WHERE calendar_id = ?)) ORDER BY id""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private TermsBook terms;
    @Inject
    private CaseBook cases;
    @Inject
    private Clock clock;

    StoredCalendars() {
    }

    StoredCalendars(DataSource database, TermsBook terms, CaseBook cases, Clock clock) {
        this.database = database;
        this.terms = terms;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public Page<View> list(Integer limit, String cursor) {
        int most = Limit.of(limit);
        String[] position = Cursor.decode(cursor, 1);
        UUID after = position == null ? new UUID(0, 0) : Cursor.uuid(position[0]);
        List<View> found = Sql.list(database, SELECT + "WHERE c.id > ? ORDER BY c.id LIMIT ?", StoredCalendars::view,
                after, most + 1);
        return Page.of(found, most, last -> Cursor.encode(last.id()));
    }

    @Override
    public View get(CalendarId id) {
        return Sql.first(database, SELECT + "WHERE c.id = ?", StoredCalendars::view, id.value())
                .orElseThrow(Problem::notFound);
    }

    @Override
    public View create(Draft draft) {
        CalendarRules.check(draft);
        Instant now = clock.instant();
        UUID id = Ids.next();
        UUID version = addVersion(id, 1, draft.hours(), now);
        Sql.update(database, """
                INSERT INTO sla_calendar (id, name, current_version, number, created_at, updated_at)
                VALUES (?, ?, ?, 1, ?, ?)""", id, draft.name().strip(), version, now, now);
        return saved(new CalendarId(id), CalendarRules.warnings(draft.hours(), null, now));
    }

    @Override
    public View change(CalendarId id, Draft draft) {
        CalendarRules.check(draft);
        int number = lock(id) + 1;
        Hours before = get(id).hours();
        Instant now = clock.instant();
        UUID version = addVersion(id.value(), number, draft.hours(), now);
        Sql.update(database, """
                UPDATE sla_calendar SET name = ?, current_version = ?, number = ?, updated_at = ? WHERE id = ?""",
                draft.name().strip(), version, number, now, id.value());
        goOn(UNDER, now, id.value(), id.value());
        return saved(id, CalendarRules.warnings(draft.hours(), before, now));
    }

    @Override
    public ChangePreview previewChange(CalendarId id, Draft draft) {
        CalendarRules.check(draft);
        get(id);
        UUID undecided = Ids.next();
        BusinessCalendar wanted = HoursReader.read(draft.hours(), "");
        List<UUID> policies = Sql.list(database, UNDER, row -> row.getObject(1, UUID.class), id.value(), id.value());
        return cases.preview(policies, clock.instant(), stored -> {
            Terms present = terms.terms(stored.versions());
            boolean its = terms.isOf(stored.versions().calendar(), id.value());
            return its ? present.under(undecided, wanted) : present;
        });
    }

    /** Lets the clocks of these policies go on under what is valid now (rule 12). */
    private void goOn(String policies, Instant now, Object... values) {
        Sql.list(database, policies, row -> row.getObject(1, UUID.class), values)
                .forEach(policy -> cases.changeTerms(policy, now));
    }

    private View saved(CalendarId id, List<Violation> warnings) {
        View view = get(id);
        return new View(id, view.name(), view.hours(), view.version(), view.updatedAt(), warnings);
    }

    @Override
    public void delete(CalendarId id) {
        lock(id);
        if (Sql.first(database, "SELECT id FROM sla_policy WHERE calendar_id = ?", row -> 1, id.value()).isPresent()) {
            throw Problem.conflict("calendarInUse", "A policy uses this calendar; give it another one first.");
        }
        if (Sql.first(database, "SELECT inbox FROM sla_inbox_calendar WHERE calendar_id = ?", row -> 1, id.value())
                .isPresent()) {
            throw Problem.conflict("calendarInUse", "An inbox, or the default, uses this calendar; choose another first.");
        }
        // Its versions stay: clocks that ran under them are explained by them.
        Sql.update(database, "DELETE FROM sla_calendar WHERE id = ?", id.value());
    }

    /**
     * Calendars take over what a new release knows about their sets' holidays, as a version of its own: what was counted
     * before stays as counted.
     */
    void renewSets() {
        Sql.list(database, SELECT + "ORDER BY c.id", row -> Map.entry(row.getObject("id", UUID.class),
                KeptHours.read(row.getString("hours")))).forEach(found -> {
            if (!found.getValue().upToDate()) {
                CalendarId id = new CalendarId(found.getKey());
                lock(id);
                // Another node may have been faster.
                if (!kept(id).upToDate()) {
                    change(id, new Draft(get(id).name(), get(id).hours()));
                }
            }
        });
    }

    private KeptHours kept(CalendarId id) {
        return Sql.first(database, SELECT + "WHERE c.id = ?", row -> KeptHours.read(row.getString("hours")), id.value())
                .orElseThrow(Problem::notFound);
    }

    @Override
    public List<HolidaySetView> holidaySets() {
        return HolidaySet.all().stream().map(HolidaySet::view).toList();
    }

    @Override
    public CalendarYear year(CalendarId id, int year) {
        KeptHours kept = kept(id);
        return YearReader.read(kept.hours(), kept.compile(), YearReader.check(year));
    }

    @Override
    public CalendarYear year(Hours hours, int year) {
        return YearReader.read(hours, HoursReader.read(hours, ""), YearReader.check(year));
    }

    @Override
    public HolidayImport readHolidays(Hours onto, byte[] file) {
        HoursReader.read(onto, "");
        return FileHolidays.read(file, onto, clock.instant());
    }

    @Override
    public HolidayImport importHolidays(CalendarId id, byte[] file) {
        lock(id);
        View view = get(id);
        HolidayImport found = FileHolidays.read(file, view.hours(), clock.instant());
        if (!found.hours().equals(view.hours())) {
            change(id, new Draft(view.name(), found.hours()));
        }
        return found;
    }

    @Override
    public List<InboxCalendar> inboxes() {
        return Sql.list(database, INBOXES + "ORDER BY CASE i.inbox WHEN '*' THEN 0 ELSE 1 END, i.inbox",
                StoredCalendars::inboxView);
    }

    @Override
    public InboxCalendar forInbox(String inbox) {
        requireInbox(inbox);
        return Sql.first(database, INBOXES + "WHERE i.inbox IN (?, '*') ORDER BY CASE i.inbox WHEN '*' THEN 1 ELSE 0 END",
                StoredCalendars::inboxView, inbox).map(found -> new InboxCalendar(inbox, found.calendar(),
                        found.calendarName(), found.own() || inbox.equals(EVERY_INBOX)))
                .orElseThrow(Problem::notFound);
    }

    @Override
    public InboxCalendar use(String inbox, CalendarId calendar) {
        requireInbox(inbox);
        Instant now = clock.instant();
        if (Sql.first(database, "SELECT id FROM sla_calendar WHERE id = ? FOR UPDATE", row -> 1, calendar.value())
                .isEmpty()) {
            throw Problem.invalid("calendarId", "is no calendar");
        }
        if (Sql.update(database, "UPDATE sla_inbox_calendar SET calendar_id = ?, updated_at = ? WHERE inbox = ?",
                calendar.value(), now, inbox) == 0) {
            Sql.update(database, "INSERT INTO sla_inbox_calendar (inbox, calendar_id, updated_at) VALUES (?, ?, ?)",
                    inbox, calendar.value(), now);
        }
        goOn(FOLLOWING, now);
        return forInbox(inbox);
    }

    @Override
    public void followDefault(String inbox) {
        requireInbox(inbox);
        if (inbox.equals(EVERY_INBOX)) {
            throw Problem.conflict("defaultCalendar", "There is always a default; choose another calendar for it.");
        }
        if (Sql.update(database, "DELETE FROM sla_inbox_calendar WHERE inbox = ?", inbox) > 0) {
            goOn(FOLLOWING, clock.instant());
        }
    }

    private static void requireInbox(String inbox) {
        if (!EVERY_INBOX.equals(inbox) && !Visitors.WEB.equals(inbox)) {
            throw new Problem(404, "unknownInbox", "There is no such inbox.");
        }
    }

    private static InboxCalendar inboxView(ResultSet row) throws SQLException {
        String inbox = row.getString("inbox");
        return new InboxCalendar(inbox, new CalendarId(row.getObject("calendar_id", UUID.class)), row.getString("name"),
                !inbox.equals(EVERY_INBOX));
    }

    /** @return its present version's number */
    private int lock(CalendarId id) {
        return Sql.first(database, "SELECT number FROM sla_calendar WHERE id = ? FOR UPDATE", row -> row.getInt(1),
                id.value()).orElseThrow(Problem::notFound);
    }

    private UUID addVersion(UUID calendar, int number, Hours hours, Instant now) {
        UUID version = Ids.next();
        Sql.update(database, """
                INSERT INTO sla_calendar_version (id, calendar_id, number, hours, created_at)
                VALUES (?, ?, ?, ?, ?)""", version, calendar, number, KeptHours.of(hours).json(), now);
        return version;
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(new CalendarId(row.getObject("id", UUID.class)), row.getString("name"),
                KeptHours.read(row.getString("hours")).hours(), row.getInt("number"), Sql.instant(row, "updated_at"),
                List.of());
    }
}
