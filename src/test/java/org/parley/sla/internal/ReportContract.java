package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.sla.internal.clock.SlaSamples.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.identity.StaffId;
import org.parley.shared.id.Ids;
import org.parley.shared.paging.Page;
import org.parley.shared.persistence.Sql;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Policies;
import org.parley.sla.Reports;
import org.parley.sla.Reports.By;
import org.parley.sla.Reports.Figures;
import org.parley.sla.Reports.Group;
import org.parley.sla.Reports.Measure;
import org.parley.sla.Reports.Part;
import org.parley.sla.Reports.Share;
import org.parley.sla.Reports.Which;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.SlaSamples;
import org.parley.sla.internal.clock.Terms;

/** What was kept, counted on whichever database a subclass brings. Mon to Fri 09 to 17 UTC; first 30, next 60 minutes. */
abstract class ReportContract {

    private static final Reports.Asked JANUARY =
            new Reports.Asked("2024-01-01", "2024-01-31", "UTC", null, null, null, null);
    private static final Part EVERYTHING = new Part(null, null, null, null);

    private final UUID mai = Ids.next();
    private SlaTestDatabase database;
    private CaseBook cases;
    private StoredReports reports;
    private Calendars calendars;
    private CalendarId calendar;
    private Policies.View policy;

    abstract SlaTestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        database.empty();
        TermsBook terms = new TermsBook(database.source());
        cases = new CaseBook(new CaseStore(database.source()), terms, new FactsBook() {
            @Override
            Map<UUID, Facts> read(Collection<UUID> ids) {
                return Map.of();
            }
        });
        database.clock.set(at("15T09:00"));
        calendars = new StoredCalendars(database.source(), terms, cases, database.clock);
        Policies policies = new StoredPolicies(database.source(), terms, cases, database.clock);
        reports = new StoredReports(database.source(), calendars, database.clock);
        calendar = database.inTransaction(() ->
                calendars.create(new Calendars.Draft("Office", SlaSamples.UTC_OFFICE))).id();
        policy = database.inTransaction(() -> policies.create(new Policies.Draft("=Standard", calendar, Map.of(),
                new Policies.Targets(1800, 3600, 28_800), FirstResponseStarts.MESSAGE, false, Terms.ALL_PAUSES,
                Duration.ofDays(7), List.of(), Duration.ofDays(14))));
    }

    /** The worked episode of design/sla-semantics.md: first met after 25 min, next breached after 70, resolution met. */
    private UUID workedEpisode() {
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false), replied("15T10:25"),
                new SlaEvent.CustomerWrote(at("15T11:40"), false), replied("15T12:50"), new SlaEvent.Resolved(at("15T13:00")));
        return conversation;
    }

    @Test
    void countsTheWorkedEpisodeByClock() {
        workedEpisode();
        List<Group> groups = reports.of(JANUARY, "clock").groups();
        assertThat(groups).extracting(Group::value)
                .containsExactly("firstResponse", "nextResponse", "resolution", "totalResolution");
        assertThat(groups).extracting(group -> group.figures().attainment()).containsExactly(1.0, 0.0, 1.0, 1.0);
        assertThat(groups).extracting(group -> group.figures().p50Seconds()).containsExactly(1500L, 4200L, 5700L, 5700L);
        assertThat(groups.get(0).figures().shares()).containsExactly(0L, 0L, 0L, 1L, 0L, 0L, 0L);
        assertThat(groups.get(1).figures().shares()).containsExactly(0L, 0L, 0L, 0L, 1L, 0L, 0L);
        assertThat(groups.get(2).figures().shares()).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L);
        Figures all = reports.of(JANUARY, null).groups().get(0).figures();
        assertThat(all.clocks()).as("the total resolution stands beside the sum").isEqualTo(3);
        assertThat(all.attainment()).isEqualTo(2.0 / 3);
    }

    @Test
    void nothingJudgedHasNoAttainment() {
        assertThat(reports.of(JANUARY, null).groups()).containsExactly(new Group("all", null, Figures.NOTHING));
        assertThat(reports.of(JANUARY, "day").groups()).isEmpty();
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("15T10:00"), false));
        Figures open = sum();
        assertThat(open.open()).isEqualTo(2);
        assertThat(open.attainment()).isNull();
        assertThat(open.p50Seconds()).isNull();
    }

    @Test
    void pastDueIsBreachedFromTheDueInstantOnThoughNobodyLooked() {
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("15T10:00"), false));
        database.clock.set(at("15T10:30"));
        assertThat(sum().breached()).as("an answer at the due instant would meet it").isZero();
        database.clock.set(at("15T10:30").plusNanos(1000));
        assertThat(sum()).satisfies(figures -> {
            assertThat(figures.breached()).isEqualTo(1);
            assertThat(figures.overdue()).isEqualTo(1);
            assertThat(figures.open()).isEqualTo(1);
            assertThat(figures.attainment()).isEqualTo(0.0);
        });
        assertThat(reports.clocks(JANUARY, new Part(null, null, "overdue", null), null, null).items())
                .singleElement().satisfies(clock -> {
                    assertThat(clock.outcome()).isEqualTo(Which.OVERDUE);
                    assertThat(clock.answerSeconds()).isNull();
                });
    }

    @Test
    void spamIsCancelledAndNeverJudged() {
        UUID conversation = Ids.next();
        happens(conversation, new SlaEvent.CustomerWrote(at("15T10:00"), false));
        happens(conversation, new SlaEvent.Discarded(at("15T12:00")));
        assertThat(sum().cancelled()).isEqualTo(2);
        assertThat(sum().judged()).isZero();
    }

    @Test
    void aReopenedMatterCountsOnceByItsFirstResolutionAndTheTotalStandsApart() {
        UUID conversation = workedEpisode();
        happens(conversation, new SlaEvent.CustomerWrote(at("17T09:30"), false), replied("17T09:40"),
                new SlaEvent.Resolved(at("17T16:59")));
        Figures first = reports.of(with("resolution"), null).groups().get(0).figures();
        Figures total = reports.of(with("totalResolution"), null).groups().get(0).figures();
        assertThat(first.clocks()).isEqualTo(1);
        assertThat(total.clocks()).isEqualTo(1);
        assertThat(first.p50Seconds()).isEqualTo(95 * 60);
        assertThat(total.p50Seconds()).isGreaterThan(95 * 60);
        assertThat(reports.clocks(with("totalResolution"), EVERYTHING, null, null).items()).singleElement()
                .satisfies(clock -> assertThat(clock.cycle()).isEqualTo(2));
        assertThat(reports.of(JANUARY, "clock").groups()).filteredOn(group -> group.value().endsWith("esolution"))
                .extracting(group -> group.figures().clocks()).containsExactly(1L, 1L);
    }

    @Test
    void countsByPolicyAgentAndInbox() {
        workedEpisode();
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("16T10:00"), false));
        assertThat(reports.of(JANUARY, "policy").groups()).singleElement().satisfies(group -> {
            assertThat(group.value()).isEqualTo(policy.id().toString());
            assertThat(group.name()).isEqualTo("=Standard");
            assertThat(group.figures().clocks()).isEqualTo(5);
        });
        assertThat(reports.of(JANUARY, "agent").groups()).extracting(Reports::agent)
                .containsExactlyInAnyOrder(new StaffId(mai), null);
        assertThat(reports.of(JANUARY, "inbox").groups()).extracting(Group::value).containsExactly("web");
        assertThat(countOf(new Reports.Asked("2024-01-01", "2024-01-31", "UTC", null, null, mai.toString(), null))).isEqualTo(2);
        assertThat(countOf(new Reports.Asked("2024-01-01", "2024-01-31", "UTC", null, null, "none", null))).isEqualTo(3);
        assertThat(countOf(new Reports.Asked("2024-01-01", "2024-01-31", "UTC", null, Ids.next().toString(), null, null)))
                .isZero();
        assertThat(countOf(new Reports.Asked("2024-01-01", "2024-01-31", "UTC", null, null, null, "mail"))).isZero();
        assertThat(countOf(new Reports.Asked("2024-01-01", "2024-01-31", "UTC", "firstResponse", null, null, "web")))
                .isEqualTo(2);
    }

    @Test
    void daysAndHoursAreThoseOfTheZone() {
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("14T18:30"), false));
        assertThat(values("day", "UTC")).containsExactly("2024-01-14");
        assertThat(values("day", "Asia/Bangkok")).containsExactly("2024-01-15");
        assertThat(values("week", "UTC")).containsExactly("2024-01-08");
        assertThat(values("week", "Asia/Bangkok")).containsExactly("2024-01-15");
        assertThat(values("hourOfWeek", "UTC")).containsExactly(String.valueOf(6 * 24 + 18));
        assertThat(values("hourOfWeek", "Asia/Bangkok")).containsExactly("1");
        assertThat(values("hourOfWeek", "Asia/Kathmandu")).as("5:45 ahead").containsExactly("0");
        assertThat(values("hourOfWeek", "America/New_York")).containsExactly(String.valueOf(6 * 24 + 13));
    }

    /** On 2024-03-10 New York went from 02:00 EST to 03:00 EDT, on 2024-11-03 back. */
    @Test
    void hoursFollowAClockThatChanges() {
        for (String started : List.of("2024-03-10T06:59:59.999999Z", "2024-03-10T07:00:00Z", "2024-11-03T05:30:00Z",
                "2024-11-03T06:30:00Z", "2024-11-03T07:00:00Z")) {
            happens(Ids.next(), new SlaEvent.CustomerWrote(Instant.parse(started), false));
        }
        Reports.Asked year = new Reports.Asked("2024-01-01", "2024-12-31", "America/New_York", "firstResponse", null, null, null);
        assertThat(reports.of(year, "hourOfWeek").groups()).extracting(Group::value)
                .containsExactly("145", "146", "147");
        assertThat(reports.of(year, "hourOfWeek").groups()).extracting(group -> group.figures().clocks())
                .as("01:59 in March, 01:30 twice in November").containsExactly(3L, 1L, 1L);
    }

    @Test
    void bothEndsOfThePeriodAreDaysOfTheZone() {
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("14T17:00"), false));
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("15T16:59").plusSeconds(59), false));
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("15T17:00"), false));
        assertThat(countOf(new Reports.Asked("2024-01-15", "2024-01-15", "Asia/Bangkok", "firstResponse", null, null, null)))
                .isEqualTo(2);
    }

    @Test
    void withoutAZoneItIsTheDefaultCalendars() {
        database.inTransaction(() -> calendars.use(Calendars.EVERY_INBOX, calendar));
        assertThat(reports.period(new Reports.Asked(null, null, null, null, null, null, null)).zone()).isEqualTo("UTC");
    }

    /** Answers after 1 to 10 minutes: half of them within 5, nine of ten within 9; of a target of 30 minutes. */
    @Test
    void tellsRanksAndSharesExactly() {
        for (int minutes = 1; minutes <= 10; minutes++) {
            Instant wrote = at("15T10:00");
            happens(Ids.next(), new SlaEvent.CustomerWrote(wrote, false),
                    new SlaEvent.PersonReplied(wrote.plusSeconds(60L * minutes), mai));
        }
        UUID late = Ids.next();
        happens(late, new SlaEvent.CustomerWrote(at("15T10:00"), false), replied("15T11:00"));
        UUID latest = Ids.next();
        happens(latest, new SlaEvent.CustomerWrote(at("15T10:00"), false),
                new SlaEvent.PersonReplied(at("15T11:00").plusNanos(1000), mai));
        Figures figures = reports.of(with("firstResponse"), null).groups().get(0).figures();
        assertThat(figures.p50Seconds()).isEqualTo(6 * 60);
        assertThat(figures.p90Seconds()).isEqualTo(3600);
        assertThat(figures.shares()).as("7.5 minutes are a quarter").containsExactly(7L, 3L, 0L, 0L, 0L, 1L, 1L);
        assertThat(list(with("firstResponse"), new Part(null, null, null, "over200"))).containsExactly(latest);
        assertThat(list(with("firstResponse"), new Part(null, null, "met", "upTo200"))).isEmpty();
        assertThat(list(with("firstResponse"), new Part(null, null, "breached", "upTo200"))).containsExactly(late);
    }

    @Test
    void everyNumberLeadsToAsManyClocks() {
        UUID reopened = workedEpisode();
        happens(reopened, new SlaEvent.CustomerWrote(at("17T09:30"), false));
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("16T10:00"), false), replied("16T15:00"));
        UUID spam = Ids.next();
        happens(spam, new SlaEvent.CustomerWrote(at("16T11:00"), false));
        happens(spam, new SlaEvent.Discarded(at("16T12:00")));
        happens(Ids.next(), new SlaEvent.CustomerWrote(at("17T16:00"), false));
        database.clock.set(at("18T09:45"));
        Map<Which, ToLongFunction<Figures>> numbers = Map.of(Which.ALL, Figures::clocks, Which.JUDGED, Figures::judged,
                Which.MET, Figures::met, Which.BREACHED, Figures::breached, Which.OVERDUE, Figures::overdue,
                Which.OPEN, Figures::open, Which.CANCELLED, Figures::cancelled, Which.ANSWERED, Figures::answered);
        for (By by : By.values()) {
            List<Group> groups = reports.of(JANUARY, by.code()).groups();
            assertThat(groups).isNotEmpty();
            for (Group group : groups) {
                // The total resolution counts only where it is asked for by name.
                Reports.Asked asked = group.value().equals("totalResolution") ? with("totalResolution") : JANUARY;
                numbers.forEach((which, number) -> assertThat(reports.all(asked,
                        new Part(by.code(), group.value(), which.code(), null))).as(by + " " + group.value() + " " + which)
                        .hasSize((int) number.applyAsLong(group.figures())));
                for (Share share : Share.values()) {
                    assertThat(reports.all(asked, new Part(by.code(), group.value(), null, share.code())))
                            .hasSize(group.figures().shares().get(share.ordinal()).intValue());
                }
            }
        }
    }

    @Test
    void pagesGiveEachClockOnceTheLatestFirst() {
        for (int i = 0; i < 7; i++) {
            happens(Ids.next(), new SlaEvent.CustomerWrote(at("15T10:00").plusSeconds(i / 3), false), replied("15T10:10"));
        }
        List<Reports.Counted> found = new ArrayList<>();
        Page<Reports.Counted> page = reports.clocks(JANUARY, EVERYTHING, 4, null);
        found.addAll(page.items());
        while (page.next() != null) {
            page = reports.clocks(JANUARY, EVERYTHING, 4, page.next());
            found.addAll(page.items());
        }
        assertThat(found).hasSize(14).doesNotHaveDuplicates().isEqualTo(reports.all(JANUARY, EVERYTHING));
        assertThat(found).extracting(Reports.Counted::startedAt)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(found.get(0).clock()).isEqualTo(Measure.RESOLUTION);
    }

    @Test
    void eachAnswerIsOneStatement() {
        workedEpisode();
        for (String by : Arrays.asList(null, "policy", "clock", "agent", "inbox", "hourOfWeek", "day", "week")) {
            database.statements();
            reports.of(JANUARY, by);
            assertThat(database.statements()).as(by).hasSize(1);
        }
        reports.clocks(JANUARY, new Part("agent", mai.toString(), "judged", null), 10, null);
        assertThat(database.statements()).hasSize(1);
        assertThat(Sql.list(database.source(), "SELECT policy_id FROM sla_clock", row -> 1)).hasSize(3);
    }

    private Figures sum() {
        return reports.of(JANUARY, null).groups().get(0).figures();
    }

    private long countOf(Reports.Asked asked) {
        return reports.of(asked, null).groups().get(0).figures().clocks();
    }

    private List<String> values(String by, String zone) {
        return reports.of(new Reports.Asked("2024-01-01", "2024-01-31", zone, "firstResponse", null, null, null), by).groups()
                .stream().map(Group::value).toList();
    }

    private List<UUID> list(Reports.Asked asked, Part part) {
        return reports.all(asked, part).stream().map(clock -> clock.conversation().value()).toList();
    }

    private static Reports.Asked with(String clock) {
        return new Reports.Asked("2024-01-01", "2024-01-31", "UTC", clock, null, null, null);
    }

    private SlaEvent replied(String time) {
        return new SlaEvent.PersonReplied(at(time), mai);
    }

    private void happens(UUID conversation, SlaEvent... events) {
        database.inTransaction(() -> cases.apply(Map.of(conversation, new CaseBook.Happened("web", List.of(events)))));
    }
}
