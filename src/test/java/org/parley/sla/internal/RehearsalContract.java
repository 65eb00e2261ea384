package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Postings;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.ClockKind;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;
import org.parley.sla.RehearsalId;
import org.parley.sla.RehearsalResult;
import org.parley.sla.Rehearsals;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.SlaSamples;
import org.parley.testing.Await;

/** Rehearsals of what the module keeps, on whichever database a subclass brings. */
abstract class RehearsalContract {

    private static final Instant FROM = Instant.parse("2024-01-08T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(14));
    private static final Instant NOW = TO.plus(Duration.ofDays(3));
    private static final List<UUID> AGENTS = List.of(new UUID(3, 1), new UUID(3, 2), new UUID(3, 3));

    private SlaTestDatabase database;
    private StoredRehearsals rehearsals;
    private CalendarId calendar;
    private PolicyId policy;
    private final List<Postings.Posting> thread = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger threadsRead = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    abstract SlaTestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        database.empty();
        database.clock.set(NOW);
        TermsBook terms = new TermsBook(database.source());
        rehearsals = new StoredRehearsals(database.source(),
                new RehearsalReading(database.source(), terms, this::postings),
                new RehearsalTable(database.source(), database.clock), terms, database.clock);
        StoredCalendars calendars = new StoredCalendars(database.source(), terms, null, database.clock);
        StoredPolicies policies = new StoredPolicies(database.source(), terms, null, database.clock);
        calendar = database.inTransaction(() -> calendars.create(new Calendars.Draft("Office", new Hours("Asia/Bangkok",
                SlaSamples.allWeek("09:00-12:00", "13:00-18:00"), List.of("2024-01-17"), null))).id());
        policy = database.inTransaction(() -> policies.create(new Policies.Draft("Standard", calendar, Map.of(),
                new Policies.Targets(900, 1800, 28_800), FirstResponseStarts.HANDOVER, false,
                EnumSet.allOf(PauseReason.class), Duration.ofDays(7), List.of(), Policies.MAXIMUM_SILENCE)).id());
    }

    private List<Postings.Posting> postings(Collection<ConversationId> wanted) {
        threadsRead.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return thread.stream().filter(posting -> wanted.contains(posting.conversation())).toList();
    }

    @Test
    void withNothingProposedItGivesWhatIsStored() {
        traffic(400);
        RehearsalResult result = finished(draft(null, null, null)).result();
        assertThat(result.conversations()).isEqualTo(400);
        assertThat(result.rehearsed()).isEqualTo(result.recorded());
        assertThat(result.flips()).isEmpty();
        assertThat(result.zone()).isEqualTo("Asia/Bangkok");
        for (ClockKind kind : ClockKind.values()) {
            RehearsalResult.Counts counts = result.recorded().of(kind);
            assertThat(stored(kind, "state = 'MET'")).isEqualTo(counts.met());
            assertThat(stored(kind, "(breached_at IS NOT NULL OR ended_at IS NULL AND due_at < TIMESTAMP WITH TIME ZONE '"
                    + "2024-01-25 00:00:00Z')")).isEqualTo(counts.breached()).isPositive();
            assertThat(stored(kind, "state = 'CANCELLED'")).isEqualTo(counts.cancelled());
            assertThat(counts.breachedByHour().stream().mapToInt(Integer::intValue).sum()).isEqualTo(counts.breached());
        }
        assertThat(result.people()).isEqualTo(rehearsals.people(FROM, TO, "Asia/Bangkok"));
        assertThat(result.people().get(10)).isBetween(1, 3);
        assertThat(result.people().get(6 * 24 + 10)).isZero();
    }

    @Test
    void anotherPolicyJudgesTheSameEventsAnewAndNamesWhoIsConcerned() {
        traffic(400);
        RehearsalResult stricter = finished(draft(promise(120, FirstResponseStarts.HANDOVER, false), null, null)).result();
        int before = stricter.recorded().firstResponse().breached();
        assertThat(stricter.rehearsed().firstResponse().breached()).isGreaterThan(before);
        assertThat(stricter.flipCount()).isEqualTo(stricter.rehearsed().firstResponse().breached() - before);
        assertThat(stricter.flips()).hasSize(Math.min(300, stricter.flipCount()))
                .allMatch(flip -> flip.kind() == ClockKind.FIRST_RESPONSE && !flip.wasBreached() && flip.isBreached());
        Rehearsals.Draft other = new Rehearsals.Draft(FROM, TO, policy,
                promise(120, FirstResponseStarts.HANDOVER, false), null, SlaSamples.officeHours("UTC"), null);
        assertThat(finished(other).result().rehearsed().firstResponse().breached()).isLessThan(
                stricter.rehearsed().firstResponse().breached());
    }

    @Test
    void aBotThatCountsIsReadFromTheThread() {
        traffic(300);
        RehearsalResult result = finished(draft(promise(900, FirstResponseStarts.MESSAGE, true), null, null)).result();
        // Nothing is known of the bot's replies but what the thread says, and here it says nothing.
        int without = result.rehearsed().firstResponse().met();
        new RecordedTraffic(1, FROM, TO, 300, AGENTS).conversations().forEach((id, events) -> events.stream()
                .filter(event -> event instanceof SlaEvent.BotReplied)
                .forEach(event -> thread.add(new Postings.Posting(new ConversationId(id), event.at(), Author.Kind.BOT, null,
                        "text", null))));
        RehearsalResult counted = finished(draft(promise(900, FirstResponseStarts.MESSAGE, true), null, null)).result();
        assertThat(counted.rehearsed().firstResponse().met()).isGreaterThan(without);
        assertThat(counted.recorded()).isEqualTo(result.recorded());
    }

    @Test
    void morePeopleOnSaturdayBreakFewerPromisesThen() {
        traffic(1300);
        RehearsalResult asIs = finished(draft(null, null, null)).result();
        List<Integer> people = new ArrayList<>(asIs.people());
        for (int hour = 10; hour < 18; hour++) {
            people.set(5 * 24 + hour, 4);
        }
        RehearsalResult result = finished(draft(null, null, staff(people))).result();
        assertThat(saturday(result.recorded())).isGreaterThan(20);
        assertThat(saturday(result.rehearsed())).isLessThan(saturday(result.recorded()) / 2);
        // The model of the people who were there is near what happened.
        assertThat(result.modelled().firstResponse().attainment())
                .isCloseTo(result.recorded().firstResponse().attainment(), within(0.06));
        assertThat(result.effort().utilisation()).isBetween(0.05, 1.0);
        assertThat(result.effort().known()).isGreaterThan(result.effort().replies() / 2);
    }

    private static int saturday(RehearsalResult.Figures figures) {
        return figures.firstResponse().breachedByHour().subList(5 * 24 + 10, 5 * 24 + 17).stream().mapToInt(each -> each).sum();
    }

    @Test
    void whatIsReadIsReadFiveHundredConversationsAtATime() {
        traffic(1200);
        finished(draft(null, null, null));
        database.statements();
        finished(draft(promise(60, FirstResponseStarts.HANDOVER, false), null, null));
        List<String> statements = database.statements().stream().filter(sql -> sql.startsWith("SELECT")
                && !sql.contains("sla_rehearsal")).toList();
        // The policy, the conversations and three pages of their events; the terms are known already.
        assertThat(statements).hasSize(5);
        finished(draft(promise(60, FirstResponseStarts.MESSAGE, false), null, null));
        assertThat(threadsRead).hasValue(3);
    }

    @Test
    void anEmptyPeriodHasNothingToTell() {
        RehearsalResult result = finished(draft(null, null, staff(Collections.nCopies(168, 1)))).result();
        assertThat(result.conversations()).isZero();
        assertThat(result.rehearsed().firstResponse().attainment()).isNull();
        assertThat(result.effort().replies()).isZero();
    }

    @Test
    void oneRunsAtATimeAndWhatWentDownWithItsNodeIsSaidToBe() {
        traffic(10);
        gate = new CountDownLatch(1);
        RehearsalId id = rehearsals.start(draft(promise(60, FirstResponseStarts.MESSAGE, true), null, null));
        assertThatThrownBy(() -> rehearsals.start(draft(null, null, null))).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.code()).isEqualTo("rehearsalRunning"));
        assertThat(rehearsals.get(id).status()).isEqualTo(Rehearsals.Status.RUNNING);
        database.clock.set(NOW.plus(RehearsalTable.SILENCE).plusSeconds(1));
        assertThat(rehearsals.get(id).failure()).isEqualTo(Rehearsals.Failure.INTERRUPTED);
        gate.countDown();
        Await.until("the end", () -> rehearsals.get(id).status() == Rehearsals.Status.DONE);
        assertThat(rehearsals.get(id).draft()).isEqualTo(draft(promise(60, FirstResponseStarts.MESSAGE, true), null, null));
        assertThatThrownBy(() -> rehearsals.get(new RehearsalId(new UUID(0, 0)))).isInstanceOf(Problem.class);
    }

    @Test
    void howLongARepliesTakesIsAskedWhereNobodyKnows() {
        UUID id = new UUID(0, 1);
        RecordedTraffic.store(database.source(), Map.of(id, List.of(new SlaEvent.CustomerWrote(FROM.plusSeconds(9), false),
                new SlaEvent.PersonReplied(FROM.plusSeconds(90_000), AGENTS.get(0)))));
        Rehearsals.Staff one = staff(Collections.nCopies(168, 1));
        assertThat(finished(draft(null, null, one)).failure()).isEqualTo(Rehearsals.Failure.HANDLING_UNKNOWN);
        Rehearsals.Staff told = new Rehearsals.Staff(one.zone(), one.agents(), 1, one.order(), 1200, 60L);
        assertThat(finished(draft(null, null, told)).result().rehearsed().firstResponse().waits().median()).isEqualTo(60);
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        Rehearsals.Staff nobody = new Rehearsals.Staff("Mars", Collections.nCopies(168, 0), 0, Rehearsals.Order.DUE, 0,
                200_000L);
        Rehearsals.Draft draft = new Rehearsals.Draft(NOW, NOW.plusSeconds(1), policy,
                promise(0, FirstResponseStarts.MESSAGE, false), calendar, new Hours("Nowhere", Map.of(), null, null), nobody);
        assertThat(violations(draft)).containsExactlyInAnyOrder("to", "policy.targets.firstResponseSeconds", "calendar",
                "calendar.zone", "staffing.zone", "staffing.agents", "staffing.atOnce", "staffing.longestHandlingSeconds",
                "staffing.handlingSeconds");
        assertThat(violations(new Rehearsals.Draft(TO, FROM, null, null, null, null, null))).containsExactly("to");
        assertThat(violations(new Rehearsals.Draft(TO.minus(Duration.ofDays(92)), TO, null, null, null, null, null)))
                .containsExactly("to");
        assertThat(violations(new Rehearsals.Draft(FROM, TO, new PolicyId(new UUID(0, 0)), null, null, null, null)))
                .containsExactly("policyId");
        assertThat(violations(new Rehearsals.Draft(FROM, TO, null, null, new CalendarId(new UUID(0, 0)), null, null)))
                .containsExactly("calendarId");
        assertThat(violations(new Rehearsals.Draft(null, null, null, null, null, null, null))).containsExactly("from", "to");
    }

    private List<String> violations(Rehearsals.Draft draft) {
        List<String> fields = new ArrayList<>();
        assertThatThrownBy(() -> rehearsals.start(draft)).isInstanceOfSatisfying(Problem.class, problem ->
                ((List<?>) problem.members().get("violations")).forEach(each -> fields.add(((Violation) each).field())));
        return fields;
    }

    private void traffic(int conversations) {
        new RecordedTraffic(1, FROM, TO, conversations, AGENTS).store(database.source());
    }

    private int stored(ClockKind kind, String condition) {
        return Sql.first(database.source(), "SELECT COUNT(*) FROM sla_clock WHERE kind = ? AND started_at < ? AND "
                + condition, row -> row.getInt(1), kind.name(), TO).orElseThrow();
    }

    private Rehearsals.View finished(Rehearsals.Draft draft) {
        RehearsalId id = rehearsals.start(draft);
        Await.until("the end", () -> rehearsals.get(id).status() != Rehearsals.Status.RUNNING);
        return rehearsals.get(id);
    }

    private Rehearsals.Draft draft(Rehearsals.Promised promise, CalendarId other, Rehearsals.Staff staff) {
        return new Rehearsals.Draft(FROM, TO, policy, promise, other, null, staff);
    }

    private static Rehearsals.Promised promise(long first, FirstResponseStarts starts, boolean bot) {
        return new Rehearsals.Promised(new Policies.Targets(first, 1800, 28_800), starts, bot,
                EnumSet.allOf(PauseReason.class), 604_800);
    }

    private static Rehearsals.Staff staff(List<Integer> agents) {
        return new Rehearsals.Staff("Asia/Bangkok", agents, 1, Rehearsals.Order.DUE, 1200, null);
    }
}
