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
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.Hours;

@ApplicationScoped
@Transactional
class StoredCalendars implements Calendars {

    private static final String SELECT = """
            SELECT c.id, c.name, c.number, c.updated_at, v.hours
            FROM sla_calendar c JOIN sla_calendar_version v ON v.id = c.current_version
            """;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private CaseBook cases;
    @Inject
    private Clock clock;

    StoredCalendars() {
    }

    StoredCalendars(DataSource database, CaseBook cases, Clock clock) {
        this.database = database;
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
        PolicyRules.check(draft);
        Instant now = clock.instant();
        UUID id = Ids.next();
        UUID version = addVersion(id, 1, draft.hours(), now);
        Sql.update(database, """
                INSERT INTO sla_calendar (id, name, current_version, number, created_at, updated_at)
                VALUES (?, ?, ?, 1, ?, ?)""", id, draft.name().strip(), version, now, now);
        return get(new CalendarId(id));
    }

    @Override
    public View change(CalendarId id, Draft draft) {
        PolicyRules.check(draft);
        int number = lock(id) + 1;
        Instant now = clock.instant();
        UUID version = addVersion(id.value(), number, draft.hours(), now);
        Sql.update(database, """
                UPDATE sla_calendar SET name = ?, current_version = ?, number = ?, updated_at = ? WHERE id = ?""",
                draft.name().strip(), version, number, now, id.value());
        Sql.list(database, "SELECT id FROM sla_policy WHERE calendar_id = ? ORDER BY id",
                row -> row.getObject(1, UUID.class), id.value()).forEach(policy -> cases.changeTerms(policy, now));
        return get(id);
    }

    @Override
    public void delete(CalendarId id) {
        lock(id);
        if (Sql.first(database, "SELECT id FROM sla_policy WHERE calendar_id = ?", row -> 1, id.value()).isPresent()) {
            throw Problem.conflict("calendarInUse", "A policy uses this calendar; give it another one first.");
        }
        // Its versions stay: clocks that ran under them are explained by them.
        Sql.update(database, "DELETE FROM sla_calendar WHERE id = ?", id.value());
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
                VALUES (?, ?, ?, ?, ?)""", version, calendar, number, Json.write(hours), now);
        return version;
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(new CalendarId(row.getObject("id", UUID.class)), row.getString("name"),
                Json.read(row.getString("hours"), Hours.class), row.getInt("number"), Sql.instant(row, "updated_at"));
    }
}
