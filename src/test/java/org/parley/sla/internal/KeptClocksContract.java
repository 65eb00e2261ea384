package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.sla.internal.clock.SlaSamples.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.conversation.ConversationId;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.ChangePreview;
import org.parley.sla.ClockCheck;
import org.parley.sla.ClockKind;
import org.parley.sla.ClockState;
import org.parley.sla.Condition;
import org.parley.sla.Expectations;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.Policies;
import org.parley.sla.SlaClocks;
import org.parley.sla.internal.clock.RandomEpisodesTest;
import org.parley.sla.internal.clock.Replay;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.SlaSamples;
import org.parley.sla.internal.clock.Terms;

/** What the module keeps, on whichever database a subclass brings. */
abstract class KeptClocksContract {

    private SlaTestDatabase database;
    private TermsBook terms;
    private CaseStore store;
    private CaseBook cases;
    private StoredCalendars calendars;
    private Policies policies;
    private StoredClocks clocks;
    private ClockCheck check;
    private final Map<UUID, Facts> known = new HashMap<>();

    abstract SlaTestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        database.empty();
        terms = new TermsBook(database.source());
        store = new CaseStore(database.source());
        cases = new CaseBook(store, terms, new KnownFacts(known));
        calendars = new StoredCalendars(database.source(), terms, cases, database.clock);
        policies = new StoredPolicies(database.source(), terms, cases, database.clock);
        clocks = new StoredClocks(database.source(), terms, null, database.clock);
        check = new StoredCheck(database.source(), store, terms);
        database.clock.set(at("15T10:00"));
    }

    @Test
    void whatIsStoredEqualsWhatTheEventsSay() {
        Random random = new Random(2024);
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        List<Policies.View> made = List.of(policy(calendar, "one", 30), policy(calendar, "two", 40));
        database.inTransaction(() -> policies.create(asking(draft(calendar, "high", 20, FirstResponseStarts.HANDOVER),
                Map.of("priority", Condition.of(Json.tree("high"))))));
        List<UUID> conversations = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            conversations.add(Ids.next());
        }
        Instant now = at("15T09:00");
        for (int step = 0; step < 250; step++) {
            now = now.plusNanos(1000L * (1 + random.nextInt(2_000_000_000) * 4L));
            database.clock.set(now);
            if (step % 25 == 24) {
                Policies.View changed = made.get(random.nextInt(2));
                database.inTransaction(() -> policies.change(changed.id(), draft(calendar, changed.name(),
                        1 + random.nextInt(100), FirstResponseStarts.values()[random.nextInt(2)])));
            } else if (step == 120) {
                database.inTransaction(() -> calendars.change(calendar, new Calendars.Draft("Longer",
                        new Hours("Asia/Bangkok", SlaSamples.allWeek("08:00-20:00"), List.of(), null))));
            }
            if (step % 7 == 3) {
                UUID one = conversations.get(random.nextInt(conversations.size()));
                known.put(one, new Facts(Map.of("priority", List.of(random.nextBoolean() ? "high" : "low"))));
                Instant at = now;
                database.inTransaction(() -> cases.factsChanged(one, known.get(one), at));
            }
            Map<UUID, CaseBook.Happened> batch = new LinkedHashMap<>();
            for (int i = 0; i < 6; i++) {
                Instant at = now.plusNanos(1000L * i);
                batch.computeIfAbsent(conversations.get(random.nextInt(conversations.size())),
                        id -> new CaseBook.Happened("web", new ArrayList<>())).events()
                        .add(RandomEpisodesTest.randomEvent(random, at));
            }
            database.inTransaction(() -> cases.apply(batch));
        }
        assertThat(Sql.list(database.source(), "SELECT COUNT(*) FROM sla_clock", row -> row.getInt(1)).get(0))
                .isGreaterThan(200);
        conversations.forEach(this::assertStoredAsRecomputed);
        assertThat(check.check(100, null)).isEqualTo(new ClockCheck.Result(25, List.of(), null));
        assertThat(check.check(20, check.check(20, null).next()).checked()).isEqualTo(5);
    }

    private void assertStoredAsRecomputed(UUID conversation) {
        StoredCase stored = store.load(List.of(conversation)).get(conversation);
        Replay replay = clocks.replay(conversation);
        assertThat(stored.state()).isEqualTo(replay.state());
        assertThat(terms.terms(stored.versions())).isEqualTo(replay.terms());
        List<SlaClock> rows = Sql.list(database.source(), "SELECT k.*, k.policy_id AS clock_policy FROM sla_clock k WHERE conversation_id = ?",
                row -> CaseStore.clockOf(row, row.getInt("episode")), conversation);
        assertThat(rows).containsExactlyInAnyOrderElementsOf(replay.clocks());
    }

    @Test
    void aCustomersFurtherMessageCostsOneSelectAndNoWrite() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        UUID one = Ids.next();
        UUID other = Ids.next();
        happens(one, new SlaEvent.CustomerWrote(at("15T10:00"), false), new SlaEvent.PersonReplied(at("15T10:01")),
                new SlaEvent.CustomerWrote(at("15T10:02"), false));
        happens(other, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        database.statements();

        Map<UUID, CaseBook.Happened> batch = new HashMap<>();
        for (UUID id : List.of(one, other)) {
            batch.put(id, new CaseBook.Happened("web", List.of(new SlaEvent.CustomerWrote(at("15T10:05"), false),
                    new SlaEvent.CustomerWrote(at("15T10:06"), false))));
        }
        assertThat(database.inTransaction(() -> cases.apply(batch))).isEmpty();
        assertThat(database.statements()).singleElement().asString().startsWith("SELECT");
    }

    @Test
    void aBatchThatMovesManyCasesCostsOneStatementPerTable() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(Ids.next());
            happens(many.get(i), new SlaEvent.CustomerWrote(at("15T10:00"), false),
                    new SlaEvent.PersonReplied(at("15T10:01")));
        }
        database.statements();
        Map<UUID, CaseBook.Happened> batch = new HashMap<>();
        many.forEach(id -> batch.put(id,
                new CaseBook.Happened("web", List.of(new SlaEvent.CustomerWrote(at("15T10:05"), false)))));
        assertThat(database.inTransaction(() -> cases.apply(batch))).hasSize(50);
        // The select, the cases, the new next-response clocks, the resolutions that go on, the events.
        assertThat(database.statements()).hasSize(5);
    }

    @Test
    void withoutAPolicyNothingIsPromisedAndNothingKept() {
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        assertThat(store.load(List.of(conversation))).isEmpty();
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:10"), false));
        assertThat(urgent(conversation).startedAt()).isEqualTo(at("15T10:10"));
    }

    @Test
    void listsTheMostUrgentClocksOfManyConversationsInOneQuery() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        UUID waiting = Ids.next();
        UUID late = Ids.next();
        UUID answered = Ids.next();
        UUID resolved = Ids.next();
        happens(late, new SlaEvent.CustomerWrote(at("15T09:20"), false));
        happens(waiting, new SlaEvent.CustomerWrote(at("15T09:55"), false));
        happens(answered, new SlaEvent.CustomerWrote(at("15T09:00"), false), new SlaEvent.PersonReplied(at("15T09:30")));
        happens(resolved, new SlaEvent.CustomerWrote(at("15T09:00"), false), new SlaEvent.Resolved(at("15T09:30")));
        terms.terms(store.load(List.of(late)).get(late).versions());
        database.statements();

        Map<ConversationId, SlaClocks.Urgent> urgent = clocks.mostUrgent(List.of(id(waiting), id(late), id(answered),
                id(resolved), id(Ids.next())));

        assertThat(database.statements()).hasSize(1);
        assertThat(urgent).containsOnlyKeys(id(waiting), id(late), id(answered));
        assertThat(urgent.get(id(waiting)).kind()).isEqualTo(ClockKind.FIRST_RESPONSE);
        assertThat(urgent.get(id(waiting)).remainingSeconds()).isEqualTo(25 * 60);
        assertThat(urgent.get(id(late)).state()).isEqualTo(ClockState.BREACHED);
        assertThat(urgent.get(id(late)).remainingSeconds()).isEqualTo(-10 * 60);
        assertThat(urgent.get(id(late)).share()).isGreaterThan(1.0);
        assertThat(urgent.get(id(answered)).kind()).isEqualTo(ClockKind.RESOLUTION);
        assertThat(urgent.get(id(answered)).state()).isEqualTo(ClockState.PAUSED);
        assertThat(clocks.mostUrgent(List.of())).isEmpty();
    }

    @Test
    void aBreachIsNegativeAlsoWhileTheShopIsClosed() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T16:30"), false));
        database.clock.set(at("15T17:00"));
        assertThat(urgent(conversation).state()).isEqualTo(ClockState.RUNNING);
        database.clock.set(at("15T20:00"));
        assertThat(urgent(conversation).state()).isEqualTo(ClockState.BREACHED);
        assertThat(urgent(conversation).remainingSeconds()).isNegative();
    }

    @Test
    void aChangedPolicyIsTakenOverByRunningClocksAndANewOneIsNot() {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        Policies.View standard = policy(calendar, "Standard", 30);
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        database.clock.set(at("15T10:10"));
        database.inTransaction(() -> policies.change(standard.id(),
                draft(calendar, "Standard", 50, FirstResponseStarts.MESSAGE)));
        assertThat(urgent(conversation).dueAt()).isEqualTo(at("15T10:50"));
        assertThat(policies.get(standard.id()).version()).isEqualTo(2);
        policy(calendar, "Newer", 5);
        assertThat(urgent(conversation).dueAt()).isEqualTo(at("15T10:50"));
        UUID later = Ids.next();
        happens(later, new SlaEvent.CustomerWrote(at("15T10:10"), false));
        assertThat(urgent(later).dueAt()).isEqualTo(at("15T10:15"));
    }

    @Test
    void policiesAreTriedByConditionsThenNewestFirst() {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        policy(calendar, "old", 30);
        Policies.Draft plain = draft(calendar, "web only", 30, FirstResponseStarts.MESSAGE);
        database.inTransaction(() -> policies.create(asking(plain, Map.of("inbox", Condition.of(Json.tree("web"))))));
        policy(calendar, "new", 30);
        assertThat(policies.list(2, null).items()).extracting(Policies.View::name).containsExactly("web only", "new");
        assertThat(policies.list(2, policies.list(2, null).next()).items()).extracting(Policies.View::name)
                .containsExactly("old");
        assertThat(terms.choose(Facts.ofInbox("web")).orElseThrow().name()).isEqualTo("web only");
        assertThat(terms.choose(Facts.ofInbox("mail")).orElseThrow().name()).isEqualTo("new");
    }

    @Test
    void theLastPolicyAndACalendarInUseCannotBeDeleted() {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        Policies.View one = policy(calendar, "one", 30);
        refused(409, () -> policies.delete(one.id()));
        refused(409, () -> calendars.delete(calendar));
        Policies.View two = policy(calendar, "two", 30);
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        database.inTransaction(() -> policies.delete(two.id()));
        assertThat(urgent(conversation).dueAt()).isEqualTo(at("15T10:30"));
        refused(404, () -> policies.delete(two.id()));
        CalendarId spare = aCalendar(SlaSamples.UTC_OFFICE);
        database.inTransaction(() -> calendars.delete(spare));
        refused(404, () -> calendars.get(spare));
        assertThat(calendars.list(null, null).items()).hasSize(1);
    }

    @Test
    void refusesPoliciesThatCannotBeKept() {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        refused(400, () -> policies.create(draft(new CalendarId(Ids.next()), "x", 30, FirstResponseStarts.MESSAGE)));
        refused(400, () -> policies.create(draft(calendar, " ", 30, FirstResponseStarts.MESSAGE)));
        refused(400, () -> policies.create(draft(calendar, "x", 0, FirstResponseStarts.MESSAGE)));
        refused(400, () -> calendars.create(new Calendars.Draft("x", new Hours("Nowhere", null, null, null))));
        assertThat(policies.list(null, null).items()).isEmpty();
    }

    @Test
    void changesOfPolicyAndMessagesAtTheSameTimeLoseNothing() throws Exception {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        Policies.View standard = policy(calendar, "Standard", 30);
        List<UUID> conversations = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            conversations.add(Ids.next());
            happens(conversations.get(i), new SlaEvent.CustomerWrote(at("15T10:00"), false));
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> messages = threads.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    UUID conversation = conversations.get(i % conversations.size());
                    Instant now = at("15T10:01").plusSeconds(i);
                    happens(conversation, i / conversations.size() % 2 == 0 ? new SlaEvent.PersonReplied(now)
                            : new SlaEvent.CustomerWrote(now, false));
                }
            });
            Future<?> changes = threads.submit(() -> {
                for (int i = 0; i < 15; i++) {
                    Policies.Draft draft = draft(calendar, "Standard", 30 + i, FirstResponseStarts.MESSAGE);
                    database.inTransaction(() -> policies.change(standard.id(), draft));
                }
            });
            messages.get();
            changes.get();
        } finally {
            threads.shutdownNow();
        }
        conversations.forEach(this::assertStoredAsRecomputed);
    }

    @Test
    void tellsTheTargetUntilEnoughWasMeasured() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        answeredAfter(19, at("15T10:00"), 5);
        Expectations.Expectation open = expectations().of("web", at("15T10:30"));
        assertThat(open).isEqualTo(new Expectations.Expectation(null, null, 1800L, 19, Expectations.Basis.POLICY, null));
        assertThat(expectations().of("web", at("15T17:00")).opensAt()).isEqualTo(at("16T09:00"));
        refused(404, () -> expectations().of("mail", at("15T10:30")));
    }

    @Test
    void tellsWhatTheHourOfTheWeekMeasuredUnansweredOnesCounted() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        answeredAfter(12, at("15T10:00"), 5);
        for (int i = 0; i < 8; i++) {
            happens(Ids.next(), new SlaEvent.CustomerWrote(at("15T10:20"), false));
        }
        database.clock.set(at("15T12:00"));
        Expectations.Expectation monday = expectations().of("web", at("22T10:30"));
        assertThat(monday.basis()).isEqualTo(Expectations.Basis.MEASURED);
        assertThat(monday.observations()).isEqualTo(20);
        assertThat(monday.medianSeconds()).isEqualTo(300);
        assertThat(monday.p90Seconds()).isNull();
    }

    @Test
    void turnsBusinessTimeOfTheWholeInboxIntoRealTimeWhereTheHourIsTooThin() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        answeredAfter(100, at("15T10:00"), 20);
        database.clock.set(at("15T16:00"));
        Expectations.Expectation tuesday = expectations().of("web", at("16T16:50"));
        assertThat(tuesday.observations()).isEqualTo(100);
        // Twenty minutes of business time, of which ten are left today.
        assertThat(tuesday.medianSeconds()).isEqualTo(Duration.between(at("16T16:50"), at("17T09:10")).toSeconds());
        assertThat(tuesday.p90Seconds()).isEqualTo(tuesday.medianSeconds());
    }

    @Test
    void readsTheWaitsAtMostOnceAMinute() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        answeredAfter(20, at("15T10:00"), 5);
        database.clock.set(at("15T12:00"));
        MeasuredExpectations expectations = expectations();
        expectations.now("web");
        database.statements();
        expectations.now("web");
        assertThat(database.statements()).noneMatch(sql -> sql.contains("sla_clock"));
        database.clock.set(at("15T12:01").plusSeconds(1));
        expectations.now("web");
        assertThat(database.statements()).anyMatch(sql -> sql.contains("sla_clock"));
    }

    @Test
    void aShopWithoutPromisesGetsTheFirstOnesOnce() {
        FirstPromises first = new FirstPromises(calendars, policies, "Europe/Berlin");
        database.inTransaction(() -> first.ensure(true));
        database.inTransaction(() -> first.ensure(false));
        assertThat(calendars.list(null, null).items()).singleElement().satisfies(calendar -> {
            assertThat(calendar.hours().zone()).isEqualTo("Asia/Bangkok");
            assertThat(calendar.hours().week().get("mon")).containsExactly("09:00-12:00", "13:00-18:00");
            assertThat(calendar.hours().holidaySets()).containsExactly("th");
        });
        assertThat(policies.list(null, null).items()).singleElement()
                .extracting(Policies.View::firstResponseStarts).isEqualTo(FirstResponseStarts.HANDOVER);
        database.empty();
        database.inTransaction(() -> first.ensure(false));
        assertThat(calendars.list(null, null).items()).singleElement()
                .extracting(calendar -> calendar.hours().zone()).isEqualTo("Europe/Berlin");
    }

    private MeasuredExpectations expectations() {
        return new MeasuredExpectations(new WaitStore(database.source()), terms, database.clock);
    }

    private void answeredAfter(int count, Instant from, int minutes) {
        for (int i = 0; i < count; i++) {
            happens(Ids.next(), new SlaEvent.CustomerWrote(from, false),
                    new SlaEvent.PersonReplied(from.plusSeconds(60L * minutes)));
        }
    }

    private SlaClocks.Urgent urgent(UUID conversation) {
        return clocks.mostUrgent(List.of(id(conversation))).get(id(conversation));
    }

    private void happens(UUID conversation, SlaEvent... events) {
        database.inTransaction(() -> cases.apply(Map.of(conversation, new CaseBook.Happened("web", List.of(events)))));
    }

    private CalendarId aCalendar(Hours hours) {
        return database.inTransaction(() -> calendars.create(new Calendars.Draft("Office", hours))).id();
    }

    private Policies.View policy(CalendarId calendar, String name, int minutes) {
        Policies.Draft draft = draft(calendar, name, minutes, FirstResponseStarts.MESSAGE);
        return database.inTransaction(() -> policies.create(draft));
    }

    private static Policies.Draft draft(CalendarId calendar, String name, int minutes, FirstResponseStarts starts) {
        return new Policies.Draft(name, calendar, Map.of(), new Policies.Targets(60L * minutes, 120L * minutes, 28_800),
                starts, false, Terms.ALL_PAUSES, Duration.ofDays(7), List.of(), Policies.MAXIMUM_SILENCE);
    }

    @Test
    void theCheckFindsWhatOtherHandsHaveChanged() {
        policy(aCalendar(SlaSamples.UTC_OFFICE), "Standard", 30);
        UUID moved = Ids.next();
        UUID paused = Ids.next();
        UUID right = Ids.next();
        List.of(moved, paused, right).forEach(id -> happens(id, new SlaEvent.CustomerWrote(at("15T10:05"), false)));
        Sql.update(database.source(), "UPDATE sla_clock SET due_at = ? WHERE conversation_id = ?", at("15T12:00"), moved);
        Sql.update(database.source(), "UPDATE sla_case SET person_replied = TRUE WHERE conversation_id = ?", paused);

        assertThat(check.check(null, null).differences()).containsExactlyInAnyOrder(
                new ClockCheck.Difference(new ConversationId(moved), ClockCheck.What.STATE),
                new ClockCheck.Difference(new ConversationId(paused), ClockCheck.What.STATE));
    }

    @Test
    void otherFactsChooseThePolicyAnewAndKeepWhatElapsed() {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        Policies.View standard = policy(calendar, "Standard", 30);
        Policies.View urgent = database.inTransaction(() -> policies.create(asking(
                draft(calendar, "Urgent", 20, FirstResponseStarts.MESSAGE),
                Map.of("priority", Condition.of(Json.tree(List.of("high", "urgent")))))));
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:05"), false));
        assertThat(onlyClock(conversation).policy()).isEqualTo(standard.id().value());

        Facts raised = new Facts(Map.of("priority", List.of("urgent")));
        database.inTransaction(() -> cases.factsChanged(conversation, raised, at("15T10:10")));

        SlaClock first = onlyClock(conversation);
        assertThat(first.policy()).isEqualTo(urgent.id().value());
        assertThat(first.dueAt()).isEqualTo(at("15T10:25"));
        assertStoredAsRecomputed(conversation);
        assertThat(database.inTransaction(() -> cases.factsChanged(conversation, raised, at("15T10:11")))).isEmpty();
    }

    @Test
    void theOrderDecidesWhichPolicyAppliesAndOneThatNeverDoesSaysSo() {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        Policies.View all = policy(calendar, "all", 30);
        Policies.View web = database.inTransaction(() -> policies.create(asking(
                draft(calendar, "web", 20, FirstResponseStarts.MESSAGE), Map.of("inbox", Condition.of(Json.tree("web"))))));
        assertThat(policies.get(web.id()).shadowedBy()).isNull();

        database.inTransaction(() -> policies.order(List.of(all.id(), web.id())));

        assertThat(terms.choose(Facts.ofInbox("web")).orElseThrow().name()).isEqualTo("all");
        assertThat(policies.get(web.id()).shadowedBy()).isEqualTo(all.id());
        refused(400, () -> policies.order(List.of(all.id())));
        refused(400, () -> policies.order(List.of(all.id(), all.id())));
    }

    @Test
    void aPreviewSaysWhatWouldMoveAndMovesNothing() {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        Policies.View policy = policy(calendar, "Standard", 30);
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        database.clock.set(at("15T10:20"));
        Policies.Draft shorter = draft(calendar, "Standard", 10, FirstResponseStarts.MESSAGE);

        ChangePreview preview = policies.preview(policy.id(), shorter);

        assertThat(preview).isEqualTo(new ChangePreview(1, 1, 0, 1, List.of(new ChangePreview.Moved(
                new ConversationId(conversation), ClockKind.FIRST_RESPONSE, at("15T10:30"), at("15T10:20")))));
        assertThat(onlyClock(conversation).dueAt()).isEqualTo(at("15T10:30"));
        database.inTransaction(() -> policies.change(policy.id(), shorter));
        assertThat(onlyClock(conversation).dueAt()).isEqualTo(at("15T10:20"));
    }

    @Test
    void aCalendarsPreviewMovesTheClocksThatRunUnderItOnly() {
        CalendarId calendar = aCalendar(SlaSamples.UTC_OFFICE);
        policy(calendar, "Standard", 30);
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T16:50"), false));
        database.clock.set(at("15T16:55"));
        Calendars.Draft longer = new Calendars.Draft("Longer", new Hours("UTC", SlaSamples.allWeek("08:00-20:00"), null, null));

        ChangePreview preview = calendars.previewChange(calendar, longer);

        assertThat(preview.examples()).contains(new ChangePreview.Moved(new ConversationId(conversation),
                ClockKind.FIRST_RESPONSE, at("16T09:20"), at("15T17:20")));
        assertThat(calendars.previewChange(aCalendar(SlaSamples.UTC_OFFICE), longer).conversations()).isZero();
    }

    @Test
    void aPolicyWithoutACalendarFollowsTheInbox() {
        CalendarId office = aCalendar(SlaSamples.UTC_OFFICE);
        database.inTransaction(() -> calendars.use(Calendars.EVERY_INBOX, office));
        CalendarId longer = aCalendar(new Hours("UTC", SlaSamples.allWeek("08:00-20:00"), null, null));
        database.inTransaction(() -> policies.create(draft(null, "Following", 30, FirstResponseStarts.MESSAGE)));
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T16:50"), false));
        assertThat(onlyClock(conversation).dueAt()).isEqualTo(at("16T09:20"));

        database.clock.set(at("15T16:55"));
        database.inTransaction(() -> calendars.use("web", longer));

        assertThat(onlyClock(conversation).dueAt()).isEqualTo(at("15T17:20"));
        assertStoredAsRecomputed(conversation);
    }

    private SlaClock onlyClock(UUID conversation) {
        return store.load(List.of(conversation)).get(conversation).state().first();
    }

    private static Policies.Draft asking(Policies.Draft plain, Map<String, Condition> conditions) {
        return new Policies.Draft(plain.name(), plain.calendarId(), conditions, plain.targets(),
                plain.firstResponseStarts(), plain.botReplyCounts(), plain.pausing(), plain.reopenWindow(), plain.ladder(),
                plain.maximumSilence());
    }

    /** What conversations are known for, without the module that knows. */
    private static final class KnownFacts extends FactsBook {

        private final Map<UUID, Facts> known;

        KnownFacts(Map<UUID, Facts> known) {
            this.known = known;
        }

        @Override
        Map<UUID, Facts> read(Collection<UUID> ids) {
            return known;
        }
    }

    private void refused(int status, Runnable attempt) {
        assertThatThrownBy(() -> database.inTransaction(attempt)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private static ConversationId id(UUID conversation) {
        return new ConversationId(conversation);
    }
}
