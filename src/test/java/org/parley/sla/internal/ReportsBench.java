package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.parley.bench.BenchDatabase;
import org.parley.bench.Figures;
import org.parley.sla.Reports;
import org.parley.testing.TestPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** What a report over 1,000,000 clocks of 90 days costs on PostgreSQL. */
class ReportsBench {

    private static final int CLOCKS = 1_000_000;
    private static final int ROUNDS = 9;
    /** The aim is a second; grouping sorts a million clocks and takes longer on two cores. */
    private static final long BOUND_NANOS = 2_500_000_000L;
    /** Of 20 agents and 5 policies, answered after up to three times the target; two in a hundred are still open. */
    private static final String FILL = """
            CREATE TEMPORARY TABLE agents AS SELECT number, gen_random_uuid() AS id FROM generate_series(0, 19) number;
            CREATE TEMPORARY TABLE policies AS SELECT number, gen_random_uuid() AS id FROM generate_series(0, 4) number;
            INSERT INTO sla_clock (conversation_id, episode, kind, cycle, inbox, latest, state, target_micros, started_at,
                accrued_micros, due_at, ended_at, breached_at, answered, policy_id, agent_id)
            SELECT gen_random_uuid(), 1, (ARRAY['FIRST_RESPONSE', 'NEXT_RESPONSE', 'RESOLUTION'])[1 + made.number %% 3], 1, 'web',
                TRUE, CASE WHEN is_open THEN 'RUNNING' WHEN took > 1 THEN 'BREACHED' ELSE 'MET' END, 1800000000, at,
                CASE WHEN is_open THEN 0 ELSE (took * 1800000000)::bigint END, at + interval '30 minutes',
                CASE WHEN NOT is_open THEN at + took * interval '30 minutes' END,
                CASE WHEN NOT is_open AND took > 1 THEN at + interval '30 minutes' END, NOT is_open, p.id,
                CASE WHEN NOT is_open THEN a.id END
            FROM (SELECT number, random() * random() * 3 AS took, number %% 50 = 0 AS is_open,
                timestamptz '2026-06-01 00:00:00Z' + random() * interval '90 days' AS at
                FROM generate_series(1, %1$d) number) made
            JOIN agents a ON a.number = made.number %% 20 JOIN policies p ON p.number = made.number / 20 %% 5;
            ANALYZE sla_clock""";

    @Test
    void aReportOverAMillionClocks() throws SQLException {
        TestPostgres database = TestPostgres.emptyDatabase();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser("postgres");
        source.setPassword("postgres");
        Flyway.configure().dataSource(source).locations("classpath:db/migration/sla").load().migrate();
        try (Connection connection = database.connect(); Statement sql = connection.createStatement()) {
            sql.execute(String.format(FILL, CLOCKS));
            sql.execute("VACUUM sla_clock");
        }
        for (String by : Arrays.asList(null, "agent", "hourOfWeek")) {
            measure(source, by);
        }
    }

    private static void measure(DataSource source, String by) {
        StoredReports reports = new StoredReports(source, null, Clock.systemUTC());
        Reports.Asked quarter = new Reports.Asked("2026-06-01", "2026-08-29", "UTC", null, null, null, null);
        long[] nanos = new long[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            List<Reports.Group> groups = reports.of(quarter, by).groups();
            nanos[Math.max(0, round)] = System.nanoTime() - begun;
            assertThat(groups.stream().filter(group -> !group.value().equals("totalResolution"))
                    .mapToLong(group -> group.figures().clocks()).sum()).isEqualTo(CLOCKS);
        }
        Arrays.sort(nanos);
        Figures.add(BenchDatabase.POSTGRESQL, "a report over 1,000,000 clocks of 90 days"
                + (by == null ? "" : " by " + by) + " (aim: 1 s)", "p50 %.2f s, longest %.2f s",
                nanos[ROUNDS / 2] / 1e9, nanos[ROUNDS - 1] / 1e9);
        assertThat(nanos[ROUNDS / 2]).as(by).isLessThan(BOUND_NANOS);
    }
}
