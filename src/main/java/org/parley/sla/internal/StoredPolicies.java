package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.parley.sla.ChangePreview;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;

@ApplicationScoped
@Transactional
class StoredPolicies implements Policies {

    private static final String SELECT = """
            SELECT p.id, p.name, p.calendar_id, c.name AS calendar_name, p.number, p.updated_at, v.promise
            FROM sla_policy p JOIN sla_policy_version v ON v.id = p.current_version
            LEFT JOIN sla_calendar c ON c.id = p.calendar_id
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
        List<TermsBook.Candidate> all = terms.candidates();
        List<UUID> order = all.stream().map(TermsBook.Candidate::policyId).toList();
        int from = position == null ? 0 : order.indexOf(Cursor.uuid(position[0])) + 1;
        List<UUID> ids = order.subList(from, Math.min(order.size(), from + most + 1));
        if (ids.isEmpty()) {
            return Page.last(List.of());
        }
        Map<UUID, View> views = Sql.list(database, SELECT + "WHERE p.id = ANY(?)", row -> view(row, all),
                (Object) ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(view -> view.id().value(), Function.identity()));
        return Page.of(ids.stream().map(views::get).toList(), most, last -> Cursor.encode(last.id()));
    }

    @Override
    public View get(PolicyId id) {
        List<TermsBook.Candidate> all = terms.candidates();
        return Sql.first(database, SELECT + "WHERE p.id = ?", row -> view(row, all), id.value())
                .orElseThrow(Problem::notFound);
    }

    @Override
    public View create(Draft draft) {
        PolicyRules.check(draft);
        requireCalendar(draft.calendarId());
        lockAll();
        List<TermsBook.Candidate> known = terms.candidates();
        Instant now = clock.instant();
        UUID id = Ids.next();
        UUID version = addVersion(id, 1, draft, now);
        Sql.update(database, """
                INSERT INTO sla_policy (id, name, calendar_id, current_version, number, created_at, updated_at)
                VALUES (?, ?, ?, ?, 1, ?, ?)""", id, draft.name().strip(), raw(draft.calendarId()), version, now, now);
        List<UUID> order = new ArrayList<>(known.stream().map(TermsBook.Candidate::policyId).toList());
        int place = (int) known.stream()
                .takeWhile(other -> other.promise().conditions().size() > draft.conditions().size()).count();
        order.add(place, id);
        write(order);
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
                WHERE id = ?""", draft.name().strip(), raw(draft.calendarId()), version, number, now, id.value());
        cases.changeTerms(id.value(), now);
        return get(id);
    }

    @Override
    public void delete(PolicyId id) {
        List<UUID> all = lockAll();
        if (!all.contains(id.value())) {
            throw Problem.notFound();
        }
        if (all.size() == 1) {
            throw Problem.conflict("lastPolicy", "A shop always promises something; make another policy first.");
        }
        Sql.update(database, "DELETE FROM sla_policy WHERE id = ?", id.value());
    }

    @Override
    public ChangePreview preview(PolicyId id, Draft draft) {
        PolicyRules.check(draft);
        View present = get(id);
        requireCalendar(draft.calendarId());
        UUID undecided = Ids.next();
        return cases.preview(List.of(present.id().value()), clock.instant(), stored -> {
            UUID calendar = terms.calendarVersion(raw(draft.calendarId()), stored.inbox()).orElseThrow();
            return Promise.of(draft).under(id.value(), undecided, calendar, terms.calendar(calendar));
        });
    }

    @Override
    public void order(List<PolicyId> ids) {
        List<UUID> wanted = ids.stream().map(PolicyId::value).toList();
        List<UUID> all = lockAll();
        if (wanted.size() != all.size() || !Set.copyOf(all).equals(new HashSet<>(wanted))) {
            throw Problem.invalid("policies", "must name each policy once");
        }
        write(wanted);
    }

    private void write(List<UUID> order) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            rows.add(new Object[] {i + 1, order.get(i)});
        }
        Sql.batch(database, "UPDATE sla_policy SET position = ? WHERE id = ?", rows);
    }

    /** All, in order of their ids, so that two at once can neither remove the last two nor share a place. */
    private List<UUID> lockAll() {
        return Sql.list(database, "SELECT id FROM sla_policy ORDER BY id FOR UPDATE", row -> row.getObject(1, UUID.class));
    }

    /** @return its present version's number */
    private int lock(PolicyId id) {
        return Sql.first(database, "SELECT number FROM sla_policy WHERE id = ? FOR UPDATE", row -> row.getInt(1),
                id.value()).orElseThrow(Problem::notFound);
    }

    private static UUID raw(CalendarId id) {
        return id == null ? null : id.value();
    }

    private void requireCalendar(CalendarId id) {
        if (id != null && Sql.first(database, "SELECT id FROM sla_calendar WHERE id = ? FOR UPDATE", row -> 1, id.value()).isEmpty()) {
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

    private static View view(ResultSet row, List<TermsBook.Candidate> all) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Promise promise = Promise.read(row.getString("promise"));
        return new View(new PolicyId(id), row.getString("name"),
                row.getObject("calendar_id", UUID.class) == null ? null : new CalendarId(row.getObject("calendar_id", UUID.class)),
                row.getString("calendar_name"),
                promise.conditions(), promise.targets(), promise.firstResponseStarts(), promise.botReplyCounts(),
                promise.pausing(), promise.reopenWindow(), promise.ladder(),
                Duration.ofSeconds(promise.maximumSilenceSeconds()), shadow(id, promise, all), row.getInt("number"), Sql.instant(row, "updated_at"));
    }

    /** The first earlier policy that is never passed over where this one would fit. */
    private static PolicyId shadow(UUID id, Promise promise, List<TermsBook.Candidate> all) {
        return all.stream().takeWhile(other -> !other.policyId().equals(id))
                .filter(other -> other.promise().conditions().entrySet().stream().allMatch(asked ->
                        promise.conditions().containsKey(asked.getKey())
                                && asked.getValue().includes(promise.conditions().get(asked.getKey()))))
                .findFirst().map(other -> new PolicyId(other.policyId())).orElse(null);
    }
}
