package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.sla.ClockKind;
import org.parley.sla.PolicyId;
import org.parley.sla.SlaClocks;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.clock.CaseState;
import org.parley.sla.internal.clock.Replay;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.Terms;

@ApplicationScoped
class StoredClocks implements SlaClocks {

    private static final int MOST_SHOWN = 100;
    private static final String OPEN = """
            SELECT k.conversation_id, k.episode, k.kind, k.cycle, k.state, k.target_micros, k.started_at, k.anchor_at,
                   k.accrued_micros, k.due_at, k.ended_at, k.breached_at, k.answered,
                   k.policy_id AS clock_policy, k.agent_id,
                   c.policy_version, c.calendar_version
            FROM sla_case c JOIN sla_clock k
              ON k.conversation_id = c.conversation_id AND k.episode = c.episode AND k.latest = TRUE
            WHERE c.conversation_id = ANY(?) AND k.ended_at IS NULL""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private CaseStore store;
    @Inject
    private TermsBook terms;
    @Inject
    private PolicyChoices choices;
    @Inject
    private Conversations conversations;
    @Inject
    private Clock clock;

    StoredClocks() {
    }

    StoredClocks(DataSource database, TermsBook terms, Conversations conversations, Clock clock) {
        this.database = database;
        this.store = new CaseStore(database);
        this.choices = new PolicyChoices(database, terms);
        this.terms = terms;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public Map<ConversationId, Urgent> mostUrgent(Collection<ConversationId> ids) {
        Map<ConversationId, Urgent> urgent = new HashMap<>();
        if (ids.isEmpty()) {
            return urgent;
        }
        Instant now = clock.instant();
        Sql.list(database, OPEN, row -> {
            SlaClock found = CaseStore.clockOf(row, row.getInt("episode"));
            Terms under = terms.terms(new TermsBook.Versions(row.getObject("policy_version", UUID.class),
                    row.getObject("calendar_version", UUID.class)));
            return urgent.merge(new ConversationId(row.getObject("conversation_id", UUID.class)),
                    ClockViews.urgent(found, under.calendar(), now), StoredClocks::moreUrgent);
        }, (Object) ids.stream().map(ConversationId::value).toArray(UUID[]::new));
        return urgent;
    }

    /** The most urgent open clock of a case at an instant. */
    static Optional<Urgent> mostUrgent(CaseState state, BusinessCalendar calendar, Instant now) {
        return state.clocks().filter(SlaClock::isOpen).map(open -> ClockViews.urgent(open, calendar, now))
                .reduce(StoredClocks::moreUrgent);
    }

    private static Urgent moreUrgent(Urgent one, Urgent other) {
        Comparator<Urgent> order = Comparator.comparing((Urgent clock) -> clock.state() == org.parley.sla.ClockState.PAUSED)
                .thenComparing(Urgent::dueAt, Comparator.nullsLast(Comparator.naturalOrder()));
        return order.compare(one, other) <= 0 ? one : other;
    }

    @Override
    public ConversationSla of(ConversationId id) {
        ConversationView conversation = conversations.get(id);
        StoredCase stored = store.load(List.of(id.value())).get(id.value());
        if (stored == null) {
            Facts facts = Facts.of(conversation);
            return new ConversationSla(choices.explain(terms.choose(facts).map(chosen -> chosen.terms().policy())
                    .orElse(null), null, facts), List.of());
        }
        Instant now = clock.instant();
        Replay replay = replay(id.value());
        List<View> clocks = replay.clocks().stream()
                .sorted(Comparator.comparing(SlaClock::episode).reversed().thenComparing(SlaClock::kind)
                        .thenComparing(Comparator.comparing(SlaClock::cycle).reversed()))
                .limit(MOST_SHOWN)
                .map(found -> ClockViews.full(found, replay, now)).toList();
        return new ConversationSla(choices.explain(stored.policyId(), stored.versions().policy(), stored.facts()), clocks);
    }

    @Override
    public Explained explain(ConversationId id, ClockName name) {
        conversations.get(id);
        StoredCase stored = store.load(List.of(id.value())).get(id.value());
        if (stored == null) {
            throw Problem.notFound();
        }
        List<CaseChange.EventRow> log = store.log(id.value(), terms);
        Replay replay = replay(log, terms);
        SlaClock found = replay.clocks().stream().filter(clock -> clock.kind() == name.kind()
                && clock.episode() == name.episode() && clock.cycle() == name.cycle()).findFirst()
                .orElseThrow(Problem::notFound);
        Instant now = clock.instant();
        Instant until = found.endedAt() == null ? now : found.endedAt();
        return new Explained(ClockViews.full(found, replay, now), policyOf(found, stored), replay.calendar(found).zone(),
                log.stream().map(CaseChange.EventRow::event)
                        .filter(event -> !event.at().isBefore(found.startedAt()) && !event.at().isAfter(until))
                        .filter(event -> name.kind() == ClockKind.RESOLUTION || !isPause(event))
                        .map(Happenings::of).toList());
    }

    /** First and next response never pause (rule 9), so that a pause is no part of their story. */
    private static boolean isPause(SlaEvent event) {
        return event instanceof SlaEvent.PauseBegan || event instanceof SlaEvent.PauseEnded;
    }

    /** The policy of a clock that ended under another one is only named: what was known then is not kept. */
    private AppliedPolicy policyOf(SlaClock found, StoredCase stored) {
        if (found.policy() == null || found.policy().equals(stored.policyId())) {
            return choices.explain(stored.policyId(), stored.versions().policy(), stored.facts());
        }
        return new AppliedPolicy(new PolicyId(found.policy()), choices.name(found.policy()), List.of(), List.of());
    }

    /** All that the log says about a conversation. */
    Replay replay(UUID conversation) {
        return replay(store.log(conversation, terms), terms);
    }

    static Replay replay(List<CaseChange.EventRow> log, TermsBook terms) {
        Replay replay = new Replay();
        for (CaseChange.EventRow row : log) {
            if (row.versions() != null && !(row.event() instanceof SlaEvent.TermsChanged)) {
                replay.use(terms.terms(row.versions()));
            }
            replay.apply(row.event());
        }
        return replay;
    }
}
