package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.ConversationId;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Limit;
import org.parley.shared.persistence.Sql;
import org.parley.sla.ClockCheck;
import org.parley.sla.internal.clock.Replay;
import org.parley.sla.internal.clock.SlaClock;

/** Three queries for a page of conversations. One that differs is looked at again: it may have moved between the reads. */
@ApplicationScoped
class StoredCheck implements ClockCheck {

    private static final int LOOKS = 3;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private CaseStore store;
    @Inject
    private TermsBook terms;

    StoredCheck() {
    }

    StoredCheck(DataSource database, CaseStore store, TermsBook terms) {
        this.database = database;
        this.store = store;
        this.terms = terms;
    }

    @Override
    @Transactional
    public Result check(Integer limit, String cursor) {
        int most = Limit.of(limit);
        String[] position = Cursor.decode(cursor, 1);
        UUID after = position == null ? new UUID(0, 0) : Cursor.uuid(position[0]);
        List<UUID> page = Sql.list(database,
                "SELECT conversation_id FROM sla_case WHERE conversation_id > ? ORDER BY conversation_id LIMIT ?",
                row -> row.getObject(1, UUID.class), after, most);
        Map<UUID, What> differing = page.isEmpty() ? Map.of() : differing(page);
        for (int look = 1; look < LOOKS && !differing.isEmpty(); look++) {
            differing = differing(differing.keySet());
        }
        return new Result(page.size(), differing.entrySet().stream()
                .map(one -> new Difference(new ConversationId(one.getKey()), one.getValue())).toList(),
                page.size() < most ? null : Cursor.encode(page.get(page.size() - 1)));
    }

    private Map<UUID, What> differing(Collection<UUID> conversations) {
        Object ids = conversations.toArray(UUID[]::new);
        Map<UUID, Set<SlaClock>> clocks = new HashMap<>();
        Sql.list(database, """
                SELECT k.conversation_id, k.episode, k.kind, k.cycle, k.state, k.target_micros, k.started_at, k.anchor_at,
                       k.accrued_micros, k.due_at, k.ended_at, k.breached_at, k.answered, k.policy_id AS clock_policy,
                       k.agent_id
                FROM sla_clock k WHERE k.conversation_id = ANY(?)""", row -> clocks
                .computeIfAbsent(row.getObject("conversation_id", UUID.class), id -> new HashSet<>())
                .add(CaseStore.clockOf(row, row.getInt("episode"))), ids);
        Map<UUID, List<CaseChange.EventRow>> logs = store.logs(conversations, terms);
        Map<UUID, What> differing = new HashMap<>();
        store.load(conversations).forEach((id, stored) -> difference(stored,
                StoredClocks.replay(logs.getOrDefault(id, new ArrayList<>()), terms), clocks.getOrDefault(id, Set.of()))
                .ifPresent(what -> differing.put(id, what)));
        return differing;
    }

    private Optional<What> difference(StoredCase stored, Replay replay, Set<SlaClock> clocks) {
        if (!stored.state().equals(replay.state())) {
            return Optional.of(What.STATE);
        }
        if (!clocks.equals(Set.copyOf(replay.clocks()))) {
            return Optional.of(What.CLOCKS);
        }
        return terms.terms(stored.versions()).equals(replay.terms()) ? Optional.empty() : Optional.of(What.TERMS);
    }
}
