package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.parley.shared.persistence.Sql;
import org.parley.sla.ClockKind;
import org.parley.sla.ClockState;
import org.parley.sla.PauseReason;
import org.parley.sla.internal.clock.CaseState;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.SlaEvent;

/**
 * Cases, clocks and events in plain SQL, because they are written on the road of every message: one select for a batch
 * of conversations, and for those that changed one batch per table. Joins the caller's transaction.
 */
@ApplicationScoped
class CaseStore {

    private static final String LOAD = """
            SELECT c.conversation_id, c.inbox, c.policy_id, c.policy_version, c.calendar_version, c.episode, c.begun,
                   c.bot_handles, c.person_replied, c.waiting_since, c.resolved_at, c.pauses, c.events, c.facts, c.done,
                   k.kind, k.cycle, k.state, k.target_micros, k.started_at, k.anchor_at, k.accrued_micros, k.due_at,
                   k.ended_at, k.breached_at, k.answered, k.policy_id AS clock_policy, k.agent_id
            FROM sla_case c LEFT JOIN sla_clock k
              ON k.conversation_id = c.conversation_id AND k.episode = c.episode AND k.latest = TRUE
            WHERE c.conversation_id = ANY(?)""";
    private static final String INSERT_CASE = """
            INSERT INTO sla_case (policy_id, policy_version, calendar_version, episode, begun, bot_handles,
                person_replied, waiting_since, resolved_at, pauses, events, next_at, facts, conversation_id, inbox)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE_CASE = """
            UPDATE sla_case SET policy_id = ?, policy_version = ?, calendar_version = ?, episode = ?, begun = ?,
                bot_handles = ?, person_replied = ?, waiting_since = ?, resolved_at = ?, pauses = ?, events = ?,
                next_at = ?, facts = COALESCE(?, facts)
            WHERE conversation_id = ? AND events = ?""";
    private static final String INSERT_CLOCK = """
            INSERT INTO sla_clock (latest, state, target_micros, anchor_at, accrued_micros, due_at, ended_at,
                breached_at, answered, policy_id, agent_id, started_at, inbox, conversation_id, episode, kind, cycle)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE_CLOCK = """
            UPDATE sla_clock SET latest = ?, state = ?, target_micros = ?, anchor_at = ?, accrued_micros = ?,
                due_at = ?, ended_at = ?, breached_at = ?, answered = ?, policy_id = ?, agent_id = ?
            WHERE conversation_id = ? AND episode = ? AND kind = ? AND cycle = ?""";
    private static final String INSERT_EVENT = """
            INSERT INTO sla_event (conversation_id, number, kind, at, detail, policy_version, calendar_version)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    CaseStore() {
    }

    CaseStore(DataSource database) {
        this.database = database;
    }

    /** Those that are stored, each with its latest clocks, in one query. */
    Map<UUID, StoredCase> load(Collection<UUID> conversations) {
        Map<UUID, StoredCase> cases = new LinkedHashMap<>();
        Sql.list(database, LOAD, row -> {
            UUID id = row.getObject("conversation_id", UUID.class);
            StoredCase known = cases.get(id);
            if (known == null) {
                known = caseOf(id, row);
            }
            if (row.getString("kind") != null) {
                known = known.with(known.state().with(clockOf(row, known.state().episode())));
            }
            cases.put(id, known);
            return id;
        }, (Object) conversations.toArray(UUID[]::new));
        return cases;
    }

    /** Cases of a policy with an episode under way, in order of their ids; for changes that concern them all. */
    List<UUID> underWay(UUID policyId, UUID after, int most) {
        return Sql.list(database, """
                SELECT conversation_id FROM sla_case
                WHERE policy_id = ? AND begun = TRUE AND resolved_at IS NULL AND conversation_id > ?
                ORDER BY conversation_id LIMIT ?""", row -> row.getObject(1, UUID.class), policyId, after, most);
    }

    /** The events of a conversation, oldest first, each with the terms that came into force with it. */
    List<CaseChange.EventRow> log(UUID conversation, TermsBook terms) {
        return logs(List.of(conversation), terms).getOrDefault(conversation, List.of());
    }

    /** The same for many, in one query. */
    Map<UUID, List<CaseChange.EventRow>> logs(Collection<UUID> conversations, TermsBook terms) {
        Map<UUID, List<CaseChange.EventRow>> logs = new HashMap<>();
        Sql.list(database, """
                SELECT conversation_id, number, kind, at, detail, policy_version, calendar_version FROM sla_event
                WHERE conversation_id = ANY(?) ORDER BY conversation_id, number""", row -> {
            UUID policy = row.getObject("policy_version", UUID.class);
            TermsBook.Versions versions =
                    policy == null ? null : new TermsBook.Versions(policy, row.getObject("calendar_version", UUID.class));
            SlaEvent event = EventCodec.read(row.getString("kind"), Sql.instant(row, "at"), row.getString("detail"),
                    versions == null ? null : terms.terms(versions));
            return logs.computeIfAbsent(row.getObject("conversation_id", UUID.class), id -> new ArrayList<>())
                    .add(new CaseChange.EventRow(row.getInt("number"), event, versions));
        }, (Object) conversations.toArray(UUID[]::new));
        return logs;
    }

    /**
     * Writes changes; those whose case somebody else has moved since it was read are not written but answered, to be
     * read and made again. Rows are locked in the order of their ids, so that two batches never wait for each other.
     */
    List<CaseChange> save(List<CaseChange> unordered) {
        List<CaseChange> changes = unordered.stream()
                .sorted(Comparator.comparing(change -> change.before().conversation())).toList();
        try (Connection connection = database.getConnection()) {
            List<CaseChange> fresh = changes.stream().filter(change -> change.before().events() == 0).toList();
            List<CaseChange> known = changes.stream().filter(change -> change.before().events() > 0).toList();
            batch(connection, INSERT_CASE, fresh.stream().map(change -> caseRow(change, false)).toList());
            int[] updated = batch(connection, UPDATE_CASE, known.stream().map(change -> caseRow(change, true)).toList());
            List<CaseChange> written = new ArrayList<>(fresh);
            List<CaseChange> lost = new ArrayList<>();
            for (int i = 0; i < updated.length; i++) {
                (updated[i] == 0 ? lost : written).add(known.get(i));
            }
            List<Object[]> newClocks = new ArrayList<>();
            List<Object[]> oldClocks = new ArrayList<>();
            List<Object[]> events = new ArrayList<>();
            for (CaseChange change : written) {
                for (CaseChange.ClockRow row : change.clocks()) {
                    (row.stored() ? oldClocks : newClocks).add(clockRow(change, row));
                }
                change.log().forEach(event -> events.add(eventRow(change, event)));
            }
            batch(connection, INSERT_CLOCK, newClocks);
            batch(connection, UPDATE_CLOCK, oldClocks);
            batch(connection, INSERT_EVENT, events);
            return lost;
        } catch (SQLException failed) {
            throw new IllegalStateException("clocks could not be written", failed);
        }
    }

    private static Object[] caseRow(CaseChange change, boolean update) {
        CaseState state = change.state();
        return new Object[] {change.policyId(), change.versions().policy(), change.versions().calendar(),
            state.episode(), state.begun(), state.botHandles(), state.personReplied(), state.waitingSince(),
            state.resolvedAt(), pauses(state.pauses()), change.events(), change.nextAt(),
            change.factsText(), change.before().conversation(),
            update ? (Object) change.before().events() : change.before().inbox()};
    }

    private static Object[] clockRow(CaseChange change, CaseChange.ClockRow row) {
        SlaClock clock = row.clock();
        UUID conversation = change.before().conversation();
        List<Object> values = new ArrayList<>(Arrays.asList(row.latest(), clock.state().name(), clock.target(),
                clock.anchor(), clock.accrued(), clock.dueAt(), clock.endedAt(), clock.breachedAt(), clock.answered(),
                clock.policy(), clock.agent()));
        if (!row.stored()) {
            values.add(clock.startedAt());
            values.add(change.before().inbox());
        }
        values.addAll(List.of(conversation, clock.episode(), clock.kind().name(), clock.cycle()));
        return values.toArray();
    }

    private static Object[] eventRow(CaseChange change, CaseChange.EventRow row) {
        TermsBook.Versions versions = row.versions();
        return new Object[] {change.before().conversation(), row.number(), EventCodec.kind(row.event()),
            row.event().at(), EventCodec.detail(row.event()), versions == null ? null : versions.policy(),
            versions == null ? null : versions.calendar()};
    }

    private static int[] batch(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                Sql.bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private static StoredCase caseOf(UUID id, ResultSet row) throws SQLException {
        CaseState state = new CaseState(row.getInt("episode"), row.getBoolean("begun"), row.getBoolean("bot_handles"),
                row.getBoolean("person_replied"), Sql.instant(row, "waiting_since"), Sql.instant(row, "resolved_at"),
                pauses(row.getString("pauses")), null, null, null);
        return new StoredCase(id, row.getString("inbox"), row.getObject("policy_id", UUID.class),
                new TermsBook.Versions(row.getObject("policy_version", UUID.class),
                        row.getObject("calendar_version", UUID.class)),
                row.getInt("events"), state, Facts.read(row.getString("facts")), marks(row.getString("done")));
    }

    static SlaClock clockOf(ResultSet row, int episode) throws SQLException {
        return new SlaClock(ClockKind.valueOf(row.getString("kind")), episode, row.getInt("cycle"),
                Sql.instant(row, "started_at"), row.getLong("target_micros"), Sql.instant(row, "anchor_at"),
                row.getLong("accrued_micros"), Sql.instant(row, "due_at"), Sql.instant(row, "ended_at"),
                Sql.instant(row, "breached_at"), row.getBoolean("answered"), ClockState.valueOf(row.getString("state")),
                row.getObject("clock_policy", UUID.class), row.getObject("agent_id", UUID.class));
    }

    private static String pauses(Set<PauseReason> reasons) {
        return reasons.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private static Set<PauseReason> pauses(String text) {
        return text.isEmpty() ? Set.of()
                : Arrays.stream(text.split(",")).map(PauseReason::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> marks(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(","));
    }
}
