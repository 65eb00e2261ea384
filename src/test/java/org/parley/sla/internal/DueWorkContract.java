package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.sla.internal.clock.SlaSamples.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.shared.id.Ids;
import org.parley.shared.persistence.Sql;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.ClockKind;
import org.parley.sla.EscalationAction;
import org.parley.sla.EscalationStep;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.SlaSamples;
import org.parley.sla.internal.clock.Terms;

/** What comes due is done once, whoever looks, on whichever database a subclass brings. Mon to Fri 09 to 17 UTC. */
abstract class DueWorkContract {

    private static final List<EscalationAction> TELL = List.of(EscalationAction.NOTIFY_ASSIGNEE);

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private SlaTestDatabase database;
    private CaseBook cases;
    private DueWork work;
    private CalendarId calendar;
    private Policies policies;
    private Policies.View policy;

    abstract SlaTestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        database.empty();
        TermsBook terms = new TermsBook(database.source());
        CaseStore store = new CaseStore(database.source());
        cases = new CaseBook(store, terms, new FactsBook() {
            @Override
            Map<UUID, Facts> read(Collection<UUID> ids) {
                return Map.of();
            }
        });
        work = new DueWork(new DueTable(database.source()), store, terms, new Noting(), database.clock);
        database.clock.set(at("15T09:00"));
        Calendars calendars = new StoredCalendars(database.source(), terms, cases, database.clock);
        policies = new StoredPolicies(database.source(), terms, cases, database.clock);
        calendar = database.inTransaction(() -> calendars.create(new Calendars.Draft("Office", SlaSamples.UTC_OFFICE))).id();
        policy = database.inTransaction(() -> policies.create(draft(60)));
    }

    /** Notes the steps instead of letting them follow. */
    private final class Noting extends Escalations {

        @Override
        void carryOut(List<Fired> fired, Instant now) {
            fired.forEach(one -> done.add(one.stored().conversation() + " " + one.step().key()));
        }
    }

    @Test
    void eachStepIsDoneOnceInItsTime() {
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));

        assertThat(tickAt("15T10:47")).isEmpty();
        assertThat(tickAt("15T10:48")).containsExactly(conversation + " 80%");
        assertThat(tickAt("15T10:59")).isEmpty();
        assertThat(tickAt("15T11:00")).containsExactly(conversation + " +0");
        assertThat(tickAt("15T12:00")).isEmpty();
        assertThat(Sql.list(database.source(), "SELECT step, due_at, done_at FROM sla_step ORDER BY due_at",
                row -> row.getString(1) + " " + Sql.instant(row, "due_at") + " " + Sql.instant(row, "done_at")))
                .containsExactly("80% 2024-01-15T10:48:00Z 2024-01-15T10:48:00Z", "+0 2024-01-15T11:00:00Z 2024-01-15T11:00:00Z");
    }

    @Test
    void aJobThatWasAwayDoesAllThatCameDueMeanwhile() {
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));

        assertThat(tickAt("16T09:00")).containsExactly(conversation + " 80%", conversation + " +0");
    }

    @Test
    void anAnswerInTimeLeavesNothingToDo() {
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        happens(conversation, new SlaEvent.PersonReplied(at("15T10:30")));

        assertThat(tickAt("15T11:30")).isEmpty();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T11:40"), false));
        assertThat(tickAt("15T12:40")).containsExactly(conversation + " +0");
    }

    @Test
    void aMessageBetweenTheStepsNeitherRepeatsNorLosesOne() {
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        tickAt("15T10:50");
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:52"), false));
        happens(conversation, new SlaEvent.PauseBegan(at("15T10:53"), PauseReason.ON_HOLD));

        assertThat(tickAt("15T10:55")).isEmpty();
        assertThat(tickAt("15T11:00")).containsExactly(conversation + " +0");
    }

    @Test
    void aChangedPolicyMovesWhatIsAheadAndRepeatsNothing() {
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        tickAt("15T10:48");
        database.inTransaction(() -> policies.change(policy.id(), draft(120)));

        assertThat(tickAt("15T11:36")).isEmpty();
        assertThat(tickAt("15T12:00")).containsExactly(conversation + " +0");
    }

    @Test
    void twoNodesNeverDoOneTwice() throws Exception {
        Map<UUID, CaseBook.Happened> batch = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            batch.put(Ids.next(), new CaseBook.Happened("web", List.of(new SlaEvent.CustomerWrote(at("15T10:00"), false))));
        }
        database.inTransaction(() -> cases.apply(batch));
        database.clock.set(at("15T10:50"));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                all.add(nodes.submit(() -> {
                    while (database.inTransaction(work::tick) > 0) {
                        Thread.onSpinWait();
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            nodes.shutdown();
        }
        while (database.inTransaction(work::tick) > 0) {
            Thread.onSpinWait();
        }
        assertThat(done).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void aTickCostsWithWhatIsDue() {
        Map<UUID, CaseBook.Happened> batch = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            Instant wrote = at("15T10:00").plusSeconds(i);
            batch.put(Ids.next(), new CaseBook.Happened("web", List.of(new SlaEvent.CustomerWrote(wrote, false))));
        }
        database.inTransaction(() -> cases.apply(batch));
        database.statements();

        tickAt("15T10:40");
        assertThat(database.statements()).hasSize(1);
        tickAt("15T10:49");
        assertThat(done).hasSize(61);
        assertThat(database.statements()).hasSize(4);
    }

    private List<String> tickAt(String time) {
        database.clock.set(at(time));
        done.clear();
        database.inTransaction(work::tick);
        return List.copyOf(done);
    }

    private void happens(UUID conversation, SlaEvent... events) {
        database.inTransaction(() -> cases.apply(Map.of(conversation, new CaseBook.Happened("web", List.of(events)))));
    }

    private Policies.Draft draft(int minutes) {
        List<EscalationStep> ladder = new ArrayList<>();
        for (ClockKind kind : List.of(ClockKind.FIRST_RESPONSE, ClockKind.NEXT_RESPONSE)) {
            ladder.add(new EscalationStep(kind, null, null, 0L, TELL));
        }
        ladder.add(new EscalationStep(ClockKind.FIRST_RESPONSE, 80, null, null, TELL));
        return new Policies.Draft("Standard", calendar, Map.of(), new Policies.Targets(60L * minutes, 60L * 60, 28_800),
                FirstResponseStarts.MESSAGE, false, Terms.ALL_PAUSES, Duration.ofDays(7), ladder, Policies.MAXIMUM_SILENCE);
    }
}
