package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.sla.internal.clock.SlaSamples.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.conversation.ConversationId;
import org.parley.shared.id.Ids;
import org.parley.shared.persistence.Sql;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.ClockKind;
import org.parley.sla.Expectations.Basis;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Policies;
import org.parley.sla.ToldTimes.Told;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.SlaSamples;
import org.parley.sla.internal.clock.Terms;

/** What waiting customers were told, and told again, on whichever database a subclass brings. Mon to Fri 09 to 17 UTC. */
abstract class KeptToldContract {

    private final List<ToldRow> slipped = new ArrayList<>();
    private SlaTestDatabase database;
    private CaseBook cases;
    private StoredToldTimes told;

    abstract SlaTestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        database.empty();
        slipped.clear();
        TermsBook terms = new TermsBook(database.source());
        CaseStore store = new CaseStore(database.source());
        cases = new CaseBook(store, terms, new FactsBook() {
            @Override
            Map<UUID, Facts> read(Collection<UUID> ids) {
                return Map.of();
            }
        });
        told = new StoredToldTimes(new ToldTable(database.source()), store, terms,
                new MeasuredExpectations(new WaitStore(database.source()), terms, database.clock), new Noting(),
                database.clock);
        database.clock.set(at("15T09:00"));
        Calendars calendars = new StoredCalendars(database.source(), terms, cases, database.clock);
        Policies policies = new StoredPolicies(database.source(), terms, cases, database.clock);
        CalendarId calendar = database.inTransaction(() ->
                calendars.create(new Calendars.Draft("Office", SlaSamples.UTC_OFFICE))).id();
        database.inTransaction(() -> policies.create(new Policies.Draft("Standard", calendar, Map.of(),
                new Policies.Targets(1800, 3600, 28_800), FirstResponseStarts.MESSAGE, false, Terms.ALL_PAUSES,
                Duration.ofDays(7), List.of(), Duration.ofDays(14))));
    }

    /** Notes what would be written into threads. */
    private final class Noting extends ToldNews {

        @Override
        void said(ToldRow row, Instant since) {
            // An open screen is nobody's here.
        }

        @Override
        void slipped(ToldRow row, Instant since) {
            slipped.add(row);
        }
    }

    @Test
    void saysTheTargetWithTheMessageAndTheLaterTruthOnce() {
        UUID conversation = Ids.next();
        happens(conversation, at("15T10:00"), new SlaEvent.CustomerWrote(at("15T10:00"), false));
        Told first = waiting(conversation);
        assertThat(first.clock()).isEqualTo(ClockKind.FIRST_RESPONSE);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.expectation().basis()).isEqualTo(Basis.POLICY);
        assertThat(first.expectation().targetSeconds()).isEqualTo(1800);
        happens(conversation, at("15T10:01"), new SlaEvent.CustomerWrote(at("15T10:01"), false));
        assertThat(rows()).isEqualTo(1);

        tickAt(at("15T10:29"));
        assertThat(slipped).isEmpty();
        tickAt(at("15T10:30"));
        tickAt(at("15T12:30"));
        assertThat(slipped).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(2);
            assertThat(row.expectation().basis()).isEqualTo(Basis.POLICY);
            assertThat(row.lapsesAt()).as("nothing was said that could lapse").isNull();
        });
        assertThat(waiting(conversation).number()).isEqualTo(2);
        happens(conversation, at("15T12:40"), new SlaEvent.PersonReplied(at("15T12:40")));
        assertThat(told.waiting(new ConversationId(conversation))).isEmpty();
    }

    @Test
    void saysNothingAnewToWhoWasAnswered() {
        UUID conversation = Ids.next();
        happens(conversation, at("15T10:00"), new SlaEvent.CustomerWrote(at("15T10:00"), false));
        happens(conversation, at("15T10:20"), new SlaEvent.PersonReplied(at("15T10:20")));
        tickAt(at("15T10:30"));
        assertThat(slipped).isEmpty();
        assertThat(Sql.list(database.source(), "SELECT lapses_at FROM sla_told WHERE lapses_at IS NOT NULL", row -> 1)).isEmpty();
        happens(conversation, at("15T11:00"), new SlaEvent.CustomerWrote(at("15T11:00"), false));
        assertThat(waiting(conversation).clock()).isEqualTo(ClockKind.NEXT_RESPONSE);
        assertThat(waiting(conversation).expectation().targetSeconds()).isEqualTo(3600);
    }

    /** 60 answered after 2, 4, … 120 minutes: each promise is from those who waited longer, and there is an end to them. */
    @Test
    void saysAnewWhatThoseMetWhoWaitedAsLongAndStopsInTime() {
        for (int i = 1; i <= 60; i++) {
            happens(Ids.next(), at("15T09:00"), new SlaEvent.CustomerWrote(at("15T09:00"), false),
                    new SlaEvent.PersonReplied(at("15T09:00").plus(Duration.ofMinutes(2L * i))));
        }
        UUID conversation = Ids.next();
        Instant wrote = at("22T09:00");
        happens(conversation, wrote, new SlaEvent.CustomerWrote(wrote, false));
        assertThat(waiting(conversation).expectation().basis()).isEqualTo(Basis.MEASURED);
        assertThat(waiting(conversation).expectation().medianSeconds()).isEqualTo(60 * 60);
        tickAt(wrote.plus(Duration.ofMinutes(59)));
        assertThat(slipped).isEmpty();

        tickAt(wrote.plus(Duration.ofMinutes(60)));
        // Of the 30 who waited longer than an hour half were answered within 90 minutes.
        assertThat(slipped).singleElement().extracting(row -> row.expectation().medianSeconds()).isEqualTo(30 * 60L);
        tickAt(wrote.plus(Duration.ofMinutes(90)));
        assertThat(slipped).hasSize(2);
        // Fewer than 20 of the hour waited so long: the figures end, and so do the messages.
        assertThat(slipped.get(1).expectation().medianSeconds()).isNull();
        tickAt(wrote.plus(Duration.ofDays(3)));
        assertThat(slipped).hasSize(2);
    }

    @Test
    void saysWhenTheShopOpensToWhoWritesWhileItIsClosed() {
        UUID conversation = Ids.next();
        happens(conversation, at("15T20:00"), new SlaEvent.CustomerWrote(at("15T20:00"), false));
        assertThat(waiting(conversation).expectation().opensAt()).isEqualTo(at("16T09:00"));
        tickAt(at("16T09:29"));
        assertThat(slipped).isEmpty();
        tickAt(at("16T09:30"));
        assertThat(slipped).singleElement().extracting(row -> row.expectation().opensAt()).isNull();
    }

    @Test
    void costsOneStatementForAllThatBegin() {
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(Ids.next());
        }
        happens(Ids.next(), at("15T10:00"), new SlaEvent.CustomerWrote(at("15T10:00"), false));
        database.clock.set(at("15T10:05"));
        database.inTransaction(() -> {
            Map<UUID, CaseBook.Happened> happened = new java.util.LinkedHashMap<>();
            many.forEach(id -> happened.put(id, new CaseBook.Happened("web",
                    List.of(new SlaEvent.CustomerWrote(at("15T10:05"), false)))));
            List<StoredCase> changed = cases.apply(happened);
            database.statements();
            told.started(changed, happened);
        });
        assertThat(database.statements()).hasSize(1);
        assertThat(rows()).isEqualTo(21);
    }

    private int rows() {
        return Sql.list(database.source(), "SELECT COUNT(*) FROM sla_told", row -> row.getInt(1)).get(0);
    }

    private void tickAt(Instant now) {
        database.clock.set(now);
        database.inTransaction(() -> told.tick());
    }

    private Told waiting(UUID conversation) {
        return told.waiting(new ConversationId(conversation)).orElseThrow();
    }

    private void happens(UUID conversation, Instant now, SlaEvent... events) {
        database.clock.set(now);
        Map<UUID, CaseBook.Happened> happened = Map.of(conversation, new CaseBook.Happened("web", List.of(events)));
        database.inTransaction(() -> told.started(cases.apply(happened), happened));
    }
}
