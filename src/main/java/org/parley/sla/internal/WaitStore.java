package org.parley.sla.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.parley.shared.persistence.Sql;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.SlaClock;

/** Reads waits from the clocks that measured them. */
@ApplicationScoped
class WaitStore {

    /** The newest are enough: with more than this in four weeks the curve does not change with the rest. */
    private static final int MOST = 20_000;
    private static final String SINCE = """
            SELECT kind, episode, cycle, state, target_micros, started_at, anchor_at, accrued_micros, due_at, ended_at,
                   breached_at, answered, policy_id AS clock_policy, agent_id
            FROM sla_clock
            WHERE inbox = ? AND started_at >= ? AND started_at <= ? AND kind <> 'RESOLUTION'
            ORDER BY started_at DESC LIMIT ?""";

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;

    WaitStore() {
    }

    WaitStore(DataSource database) {
        this.database = database;
    }

    /** Waits that began in a span of time; those that go on are as long as they are now. */
    List<Waits.Wait> since(String inbox, Instant from, Instant now, BusinessCalendar calendar) {
        return Sql.list(database, SINCE, row -> {
            SlaClock clock = CaseStore.clockOf(row, row.getInt("episode"));
            Instant until = clock.isOpen() ? now : clock.endedAt();
            return new Waits.Wait(clock.startedAt(), Micros.of(until) - Micros.of(clock.startedAt()),
                    clock.elapsed(now, calendar), clock.answered());
        }, inbox, from, now, MOST);
    }
}
