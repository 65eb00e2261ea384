package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.conversation.ConversationId;
import org.parley.identity.StaffId;
import org.parley.shared.paging.Cursor;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.sla.Calendars;
import org.parley.sla.PolicyId;
import org.parley.sla.Reports;
import org.parley.sla.internal.calendar.Micros;

/** Counts in the database, one statement for each answer. */
@ApplicationScoped
class StoredReports implements Reports {

    private static final int CURSOR_PARTS = 5;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Calendars calendars;
    @Inject
    private Clock clock;

    StoredReports() {
    }

    StoredReports(DataSource database, Calendars calendars, Clock clock) {
        this.database = database;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public Report of(Asked asked, String byText) {
        By by = ReportRules.by(byText);
        Instant now = clock.instant();
        ReportRules.Wanted wanted = wanted(asked, now);
        ReportSql sql = ReportSql.figures(wanted, by, now);
        List<Group> groups = Sql.list(database, sql.text(), row -> group(row, by), sql.values());
        return new Report(period(wanted), by, now,
                by == null && groups.isEmpty() ? List.of(new Group("all", null, Figures.NOTHING)) : groups);
    }

    @Override
    public Page<Reports.Counted> clocks(Asked asked, Part part, Integer limit, String cursor) {
        int most = Limit.of(limit);
        return Page.of(read(asked, part, position(cursor), most + 1), most, last -> Cursor.encode(last.startedAt(),
                last.conversation(), last.episode(), last.clock().name(), last.cycle()));
    }

    @Override
    public List<Reports.Counted> all(Asked asked, Part part) {
        List<Reports.Counted> found = read(asked, part, null, MOST_EXPORTED + 1);
        if (found.size() > MOST_EXPORTED) {
            throw Problem.invalid("from", "more than " + MOST_EXPORTED
                    + " clocks; take a shorter period, choose among them, or read them page by page");
        }
        return found;
    }

    @Override
    public Period period(Asked asked) {
        return period(wanted(asked, clock.instant()));
    }

    private static Period period(ReportRules.Wanted wanted) {
        return new Period(wanted.from(), wanted.to(), wanted.zone().getId());
    }

    private ReportRules.Wanted wanted(Asked asked, Instant now) {
        return ReportRules.wanted(asked,
                () -> calendars.get(calendars.forInbox(Calendars.EVERY_INBOX).calendar()).hours().zone(), now);
    }

    private List<Reports.Counted> read(Asked asked, Part part, Object[] after, int most) {
        ReportRules.Part chosen = ReportRules.part(part);
        Instant now = clock.instant();
        ReportSql sql = ReportSql.clocks(wanted(asked, now), chosen, after, most, now);
        return Sql.list(database, sql.text(), StoredReports::clock, sql.values());
    }

    private static Object[] position(String cursor) {
        String[] parts = Cursor.decode(cursor, CURSOR_PARTS);
        return parts == null ? null : new Object[] {Cursor.instant(parts[0]), Cursor.uuid(parts[1]), number(parts[2]),
            parts[3], number(parts[4])};
    }

    private static int number(String part) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("cursor", "is not a cursor of this list");
        }
    }

    private static Group group(ResultSet row, By by) throws SQLException {
        List<Long> shares = new ArrayList<>();
        for (Share share : Share.values()) {
            shares.add(row.getLong(share.name()));
        }
        return new Group(value(row, by), by == By.POLICY ? row.getString("name") : null, new Figures(
                count(row, Which.MET), count(row, Which.BREACHED), count(row, Which.OVERDUE), count(row, Which.OPEN),
                count(row, Which.CANCELLED), count(row, Which.ANSWERED), seconds(row, "p50"), seconds(row, "p90"), shares));
    }

    private static long count(ResultSet row, Which which) throws SQLException {
        return row.getLong(ReportSql.column(which));
    }

    private static String value(ResultSet row, By by) throws SQLException {
        if (by == null) {
            return Which.ALL.code();
        }
        return switch (by) {
            case POLICY, AGENT -> Objects.toString(row.getObject("grouped", UUID.class), NONE);
            case CLOCK -> Measure.valueOf(row.getString("grouped")).code();
            case INBOX -> row.getString("grouped");
            case HOUR_OF_WEEK -> String.valueOf(row.getLong("grouped"));
            case DAY, WEEK -> LocalDate.ofEpochDay(row.getLong("grouped")).toString();
        };
    }

    private static Long seconds(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : (Long) Math.floorDiv(micros, Micros.SECOND);
    }

    private static Reports.Counted clock(ResultSet row) throws SQLException {
        UUID policy = row.getObject("policy_id", UUID.class);
        UUID agent = row.getObject("agent_id", UUID.class);
        return new Reports.Counted(new ConversationId(row.getObject("conversation_id", UUID.class)), row.getInt("episode"),
                Measure.valueOf(row.getString("measure")), row.getInt("cycle"), row.getString("inbox"),
                policy == null ? null : new PolicyId(policy), row.getString("name"),
                agent == null ? null : new StaffId(agent), Sql.instant(row, "started_at"), Sql.instant(row, "due_at"),
                Sql.instant(row, "ended_at"), Which.valueOf(row.getString("outcome")),
                row.getLong("target_micros") / Micros.SECOND,
                row.getBoolean("answered") ? seconds(row, "accrued_micros") : null);
    }
}
