package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.bench.BenchDatabase;
import org.parley.bench.Figures;
import org.parley.testing.Api;
import org.parley.testing.Await;
import org.parley.testing.ParleyServer;
import org.parley.testing.TestPostgres;
import org.postgresql.ds.PGPoolingDataSource;

/**
 * What a tick costs beside 1,000,000 running clocks on PostgreSQL, and how soon 1,000 that come due within a second are
 * done by two nodes.
 */
class DueWorkBench {

    private static final int CASES = 500_000;
    private static final int TICKS = 2_000;
    private static final int DUE = 1_000;
    /** First and resolution clock of each case run; the case is looked at next in one to thirty days. */
    private static final String FILL = """
            INSERT INTO sla_case (conversation_id, inbox, policy_id, policy_version, calendar_version, episode, begun,
                bot_handles, person_replied, pauses, events, facts, next_at)
            SELECT gen_random_uuid(), 'web', '%1$s', '%2$s', '%3$s', 1, TRUE, FALSE, FALSE, '', 1, '{}',
                now() + interval '1 day' + random() * interval '29 days'
            FROM generate_series(1, %4$d);
            INSERT INTO sla_clock (conversation_id, episode, kind, cycle, inbox, latest, state, target_micros, started_at,
                anchor_at, accrued_micros, due_at, answered, policy_id)
            SELECT conversation_id, 1, kind, 1, 'web', TRUE, 'RUNNING', 2592000000000, next_at - interval '30 days',
                next_at - interval '30 days', 0, next_at, FALSE, policy_id
            FROM sla_case CROSS JOIN (VALUES ('FIRST_RESPONSE'), ('RESOLUTION')) kinds (kind)
            WHERE next_at IS NOT NULL;
            ANALYZE sla_case; ANALYZE sla_clock""";
    /** Spread over one second that begins in ten. */
    private static final String COME_DUE = """
            CREATE TABLE chosen AS SELECT conversation_id, row_number() OVER () AS number, now() + interval '10 seconds' AS at
                FROM (SELECT conversation_id FROM sla_case WHERE next_at IS NOT NULL LIMIT %1$d) few;
            INSERT INTO conversation (id, visitor_id, inbox, language, customer_name, status, handled_by, episode, last_seq,
                visitor_read_seq, staff_read_seq, labels, attributes, last_line, digit_tail, created_at, updated_at)
            SELECT conversation_id, gen_random_uuid(), 'web', 'en', '', 'OPEN', 'queue', 1, 0, 0, 0, '', '{}', '', '', at, at
                FROM chosen;
            UPDATE sla_clock k SET due_at = c.at + c.number * interval '1 millisecond',
                anchor_at = c.at + c.number * interval '1 millisecond' - interval '30 days',
                started_at = c.at + c.number * interval '1 millisecond' - interval '30 days'
                FROM chosen c WHERE c.conversation_id = k.conversation_id AND k.kind = 'FIRST_RESPONSE';
            UPDATE sla_case s SET next_at = c.at + c.number * interval '1 millisecond', done = '0.1.1:silence'
                FROM chosen c WHERE c.conversation_id = s.conversation_id""";

    @Test
    void duesBesideAMillionClocks() throws SQLException {
        TestPostgres database = TestPostgres.emptyDatabase();
        try (ParleyServer one = node("bench-due-1", database); Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            UUID policy = promise(one.api().staff("admin"));
            String versions = first(sql, "SELECT current_version FROM sla_policy WHERE id = '" + policy + "'");
            String hours = first(sql, "SELECT c.current_version FROM sla_calendar c JOIN sla_policy p ON p.calendar_id = c.id "
                    + "WHERE p.id = '" + policy + "'");
            sql.execute(String.format(FILL, policy, versions, hours, CASES));
            assertThat(first(sql, "SELECT COUNT(*) FROM sla_clock WHERE state = 'RUNNING'")).isEqualTo("1000000");
            nothingDue(database);
            try (ParleyServer two = node("bench-due-2", database)) {
                assertThat(two.pid()).isNotEqualTo(one.pid());
                aThousandAtOnce(sql);
            }
        }
    }

    private static void nothingDue(TestPostgres database) {
        PGPoolingDataSource pool = pool(database);
        try {
            DueWork work = new DueWork(new DueTable(pool), new CaseStore(pool), new TermsBook(pool), null, Clock.systemUTC());
            long[] nanos = new long[TICKS];
            for (int i = -TICKS / 10; i < TICKS; i++) {
                long begun = System.nanoTime();
                assertThat(work.tick()).isZero();
                nanos[Math.max(0, i)] = System.nanoTime() - begun;
            }
            Arrays.sort(nanos);
            Figures.add(BenchDatabase.POSTGRESQL, "a tick with nothing due beside 1,000,000 running clocks (bound: 5 ms)",
                    "p50 %.2f ms, p99 %.2f ms", nanos[TICKS / 2] / 1e6, nanos[TICKS * 99 / 100] / 1e6);
            assertThat(nanos[TICKS * 99 / 100]).isLessThan(5_000_000);
        } finally {
            pool.close();
        }
    }

    private static void aThousandAtOnce(Statement sql) throws SQLException {
        sql.execute(String.format(COME_DUE, DUE));
        Await.until("all steps", Duration.ofSeconds(60), () -> first(sql, "SELECT COUNT(*) FROM sla_step").equals("" + DUE));
        Await.until("all alerts", Duration.ofSeconds(60), () -> first(sql, "SELECT COUNT(*) FROM sla_alert").equals("" + DUE));
        double latest = Double.parseDouble(first(sql, "SELECT EXTRACT(EPOCH FROM MAX(done_at) - MAX(due_at)) FROM sla_step"));
        double longest = Double.parseDouble(first(sql, "SELECT EXTRACT(EPOCH FROM MAX(done_at - due_at)) FROM sla_step"));
        Figures.add(BenchDatabase.POSTGRESQL, "1,000 clocks due within one second, two nodes, done and told (bound: 2 s)",
                "the last %.2f s after it was due; the longest wait of one %.2f s; each once", latest, longest);
        assertThat(longest).isLessThan(2);
    }

    /** Supervisors are told at the due time; the hours never close. */
    private static UUID promise(Api admin) {
        String calendar = admin.post("/sla/calendars", "{'name':'Always','zone':'UTC','week':{'mon':['00:00-24:00'],"
                + "'tue':['00:00-24:00'],'wed':['00:00-24:00'],'thu':['00:00-24:00'],'fri':['00:00-24:00'],"
                + "'sat':['00:00-24:00'],'sun':['00:00-24:00']}}").expect(201).text("id");
        return UUID.fromString(admin.post("/sla/policies", "{'name':'Bench','calendarId':'" + calendar
                + "','conditions':{'label':'bench'},'targets':{'firstResponseSeconds':2592000,'nextResponseSeconds':2592000,"
                + "'resolutionSeconds':2592000},'firstResponseStarts':'message','ladder':[{'clock':'firstResponse',"
                + "'afterDueSeconds':0,'actions':['notifySupervisors']}]}").expect(201).text("id"));
    }

    private static ParleyServer node(String name, TestPostgres database) {
        return ParleyServer.settings(name).fresh().fullSpeed().database(database).start().awaitReady();
    }

    @SuppressWarnings("deprecation")
    private static PGPoolingDataSource pool(TestPostgres database) {
        PGPoolingDataSource pool = new PGPoolingDataSource();
        pool.setDataSourceName("bench-due");
        pool.setURL(database.url());
        pool.setUser("postgres");
        pool.setPassword("postgres");
        pool.setMaxConnections(2);
        return pool;
    }

    private static String first(Statement sql, String query) {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
