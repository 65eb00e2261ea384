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
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarId;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;

@ApplicationScoped
@Transactional
class StoredPolicies implements Policies {

    private static final String SELECT = """
            SELECT p.id, p.name, p.calendar_id, c.name AS calendar_name, p.number, p.updated_at, v.promise
            FROM sla_policy p JOIN sla_policy_version v ON v.id = p.current_version
            JOIN sla_calendar c ON c.id = p.calendar_id
            """;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private TermsBook terms;
    @Inject
    private CaseBook cases;
    @Inject
    private Clock clock;

    StoredPolicies() {
    }

    StoredPolicies(DataSource database, TermsBook terms, CaseBook cases, Clock clock) {
        this.database = database;
        this.terms = terms;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public Page<View> list(Integer limit, String cursor) {
        int most = Limit.of(limit);
        String[] position = Cursor.decode(cursor, 1);
        List<UUID> order = terms.order();
        int from = position == null ? 0 : order.indexOf(Cursor.uuid(position[0])) + 1;
        List<UUID> ids = order.subList(from, Math.min(order.size(), from + most + 1));
        if (ids.isEmpty()) {
            return Page.last(List.of());
        }
        Map<UUID, View> views = Sql.list(database, SELECT + "WHERE p.id = ANY(?)", StoredPolicies::view,
                (Object) ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(view -> view.id().value(), Function.identity()));
        return Page.of(ids.stream().map(views::get).toList(), most, last -> Cursor.encode(last.id()));
    }

    @Override
    public View get(PolicyId id) {
        return Sql.first(database, SELECT + "WHERE p.id = ?", StoredPolicies::view, id.value())
                .orElseThrow(Problem::notFound);
    }

    @Override
    public View create(Draft draft) {
        PolicyRules.check(draft);
        requireCalendar(draft.calendarId());
        Instant now = clock.instant();
        UUID id = Ids.next();
        UUID version = addVersion(id, 1, draft, now);
        Sql.update(database, """
                INSERT INTO sla_policy (id, name, calendar_id, current_version, number, created_at, updated_at)
                VALUES (?, ?, ?, ?, 1, ?, ?)""", id, draft.name().strip(), draft.calendarId().value(), version, now, now);
        return get(new PolicyId(id));
    }

    @Override
    public View change(PolicyId id, Draft draft) {
        PolicyRules.check(draft);
        int number = lock(id) + 1;
        requireCalendar(draft.calendarId());
        Instant now = clock.instant();
        UUID version = addVersion(id.value(), number, draft, now);
        Sql.update(database, """
                UPDATE sla_policy SET name = ?, calendar_id = ?, current_version = ?, number = ?, updated_at = ?
                WHERE id = ?""", draft.name().strip(), draft.calendarId().value(), version, number, now, id.value());
        cases.changeTerms(id.value(), now);
        return get(id);
    }

    @Override
    public void delete(PolicyId id) {
        // All are locked, in order, so that two at once cannot remove the last two.
        List<UUID> all = Sql.list(database, "SELECT id FROM sla_policy ORDER BY id FOR UPDATE",
                row -> row.getObject(1, UUID.class));
        if (!all.contains(id.value())) {
            throw Problem.notFound();
        }
        if (all.size() == 1) {
            throw Problem.conflict("lastPolicy", "A shop always promises something; make another policy first.");
        }
        Sql.update(database, "DELETE FROM sla_policy WHERE id = ?", id.value());
    }

    /** @return its present version's number */
    private int lock(PolicyId id) {
        return Sql.first(database, "SELECT number FROM sla_policy WHERE id = ? FOR UPDATE", row -> row.getInt(1),
                id.value()).orElseThrow(Problem::notFound);
    }

    private void requireCalendar(CalendarId id) {
        if (Sql.first(database, "SELECT id FROM sla_calendar WHERE id = ? FOR UPDATE", row -> 1, id.value()).isEmpty()) {
            throw Problem.invalid("calendarId", "is no calendar");
        }
    }

    private UUID addVersion(UUID policy, int number, Draft draft, Instant now) {
        UUID version = Ids.next();
        Sql.update(database, """
                INSERT INTO sla_policy_version (id, policy_id, number, promise, created_at)
                VALUES (?, ?, ?, ?, ?)""", version, policy, number, Json.write(Promise.of(draft)), now);
        return version;
    }

    private static View view(ResultSet row) throws SQLException {
        Promise promise = Promise.read(row.getString("promise"));
        return new View(new PolicyId(row.getObject("id", UUID.class)), row.getString("name"),
                new CalendarId(row.getObject("calendar_id", UUID.class)), row.getString("calendar_name"),
                promise.conditions(), promise.targets(), promise.firstResponseStarts(), promise.botReplyCounts(),
                promise.pausing(), promise.reopenWindow(), row.getInt("number"), Sql.instant(row, "updated_at"));
    }
}
