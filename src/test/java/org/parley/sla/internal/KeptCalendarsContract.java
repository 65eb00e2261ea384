package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.shared.id.Ids;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.Explanation;
import org.parley.sla.Hours;
import org.parley.sla.internal.clock.SlaSamples;

/** Calendars and who uses them, on whichever database a subclass brings. */
abstract class KeptCalendarsContract {

    private static final Hours THAI = new Hours("Asia/Bangkok", SlaSamples.allWeek("09:00-17:00"), List.of("2023-12-01"),
            List.of("th"), Map.of("2023-12-01", "Moving house"), null);

    private SlaTestDatabase database;
    private StoredCalendars calendars;

    abstract SlaTestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        database.empty();
        TermsBook terms = new TermsBook(database.source());
        CaseBook cases = new CaseBook(new CaseStore(database.source()), terms, null);
        calendars = new StoredCalendars(database.source(), terms, cases, database.clock);
    }

    @Test
    void keepsSetsAndNamesAndWarnsOnceOfThePast() {
        Calendars.View made = create("Bangkok", THAI);
        assertThat(made.warnings()).extracting(Violation::field).containsExactly("holidays[0]");
        assertThat(calendars.get(made.id()).hours()).isEqualTo(THAI);
        assertThat(calendars.get(made.id()).warnings()).isEmpty();
        assertThat(database.inTransaction(() -> calendars.change(made.id(), new Calendars.Draft("B", THAI))).warnings())
                .isEmpty();
        assertThat(calendars.year(made.id(), 2024).days().get(0).why()).isEqualTo(Explanation.Why.HOLIDAY);
        refused(404, () -> calendars.year(new CalendarId(Ids.next()), 2024));
        refused(400, () -> calendars.year(made.id(), 1800));
    }

    @Test
    void aLongerListOfHolidaysBecomesANewVersionOnce() {
        CalendarId id = create("Bangkok", THAI).id();
        CalendarId plain = create("Plain", SlaSamples.UTC_OFFICE).id();
        Sql.update(database.source(), "UPDATE sla_calendar_version SET hours = REPLACE(hours, '\"2026-04-13\",', '')");
        assertThat(why(id, 2026, "2026-04-13")).isEqualTo(Explanation.Why.OPEN);
        database.inTransaction(calendars::renewSets);
        database.inTransaction(calendars::renewSets);
        assertThat(calendars.get(id).version()).isEqualTo(2);
        assertThat(why(id, 2026, "2026-04-13")).isEqualTo(Explanation.Why.HOLIDAY);
        assertThat(calendars.get(plain).version()).isEqualTo(1);
    }

    @Test
    void eachInboxHasItsOwnCalendarElseTheDefault() {
        CalendarId general = create("General", SlaSamples.UTC_OFFICE).id();
        CalendarId own = create("Own", THAI).id();
        refused(404, () -> calendars.forInbox("web"));
        use(Calendars.EVERY_INBOX, general);
        assertThat(calendars.forInbox("web"))
                .isEqualTo(new Calendars.InboxCalendar("web", general, "General", false));
        use("web", own);
        use("web", own);
        assertThat(calendars.forInbox("web").calendar()).isEqualTo(own);
        assertThat(calendars.inboxes()).extracting(Calendars.InboxCalendar::inbox).containsExactly("*", "web");
        refused(409, () -> calendars.delete(own));
        refused(409, () -> calendars.delete(general));
        database.inTransaction(() -> calendars.followDefault("web"));
        assertThat(calendars.forInbox("web").own()).isFalse();
        database.inTransaction(() -> calendars.delete(own));
        refused(404, () -> calendars.forInbox("fax"));
        refused(404, () -> calendars.use("fax", general));
        refused(400, () -> calendars.use("web", new CalendarId(Ids.next())));
        refused(409, () -> calendars.followDefault("*"));
    }

    private Explanation.Why why(CalendarId id, int year, String date) {
        return calendars.year(id, year).days().stream().filter(day -> day.date().toString().equals(date)).findFirst()
                .orElseThrow().why();
    }

    private void use(String inbox, CalendarId calendar) {
        database.inTransaction(() -> calendars.use(inbox, calendar));
    }

    private Calendars.View create(String name, Hours hours) {
        return database.inTransaction(() -> calendars.create(new Calendars.Draft(name, hours)));
    }

    private void refused(int status, Runnable attempt) {
        assertThatThrownBy(() -> database.inTransaction(attempt)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
