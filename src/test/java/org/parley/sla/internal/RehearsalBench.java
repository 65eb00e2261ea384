package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.bench.BenchDatabase;
import org.parley.bench.Figures;
import org.parley.sla.Calendars;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.Hours;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.RehearsalId;
import org.parley.sla.Rehearsals;
import org.parley.sla.internal.clock.SlaSamples;
import org.parley.testing.Await;

/** How long it takes to replay 100,000 conversations of four weeks, read from PostgreSQL, under other terms. */
class RehearsalBench {

    private static final int CONVERSATIONS = 100_000;
    private static final int COPIES = 20;
    private static final Instant FROM = Instant.parse("2024-01-08T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(28));
    private static final Duration BOUND = Duration.ofSeconds(30);
    /**
     * The same four weeks of twenty shops at once: each has people of its own, and everything happens seven seconds later
     * than in the one before. Written by the product once and copied by the database, which is a hundred times faster.
     */
    private static final String COPY = """
            INSERT INTO sla_case SELECT (c).* FROM (SELECT jsonb_populate_record(s, jsonb_build_object(
                'conversation_id', md5(s.conversation_id::text || k)::uuid,
                'waiting_since', s.waiting_since + k * interval '7 seconds',
                'resolved_at', s.resolved_at + k * interval '7 seconds')) AS c
                FROM sla_case s CROSS JOIN generate_series(1, %1$d) k) copies;
            INSERT INTO sla_clock SELECT (c).* FROM (SELECT jsonb_populate_record(s, jsonb_build_object(
                'conversation_id', md5(s.conversation_id::text || k)::uuid,
                'agent_id', md5(s.agent_id::text || k)::uuid,
                'started_at', s.started_at + k * interval '7 seconds', 'anchor_at', s.anchor_at + k * interval '7 seconds',
                'due_at', s.due_at + k * interval '7 seconds', 'ended_at', s.ended_at + k * interval '7 seconds',
                'breached_at', s.breached_at + k * interval '7 seconds')) AS c
                FROM sla_clock s CROSS JOIN generate_series(1, %1$d) k) copies;
            INSERT INTO sla_event SELECT (c).* FROM (SELECT jsonb_populate_record(s, jsonb_build_object(
                'conversation_id', md5(s.conversation_id::text || k)::uuid, 'at', s.at + k * interval '7 seconds',
                'detail', CASE WHEN s.detail LIKE '%%-%%-%%-%%-%%' THEN md5(s.detail || k)::uuid::text ELSE s.detail END))
                AS c FROM sla_event s CROSS JOIN generate_series(1, %1$d) k) copies;
            ANALYZE sla_case; ANALYZE sla_clock; ANALYZE sla_event""";

    private final SlaTestDatabase database = SlaTestDatabase.postgres();
    private final TermsBook terms = new TermsBook(database.source());
    private final StoredRehearsals rehearsals = new StoredRehearsals(database.source(),
            new RehearsalReading(database.source(), terms, wanted -> List.of()),
            new RehearsalTable(database.source(), database.clock), terms, database.clock);

    @Test
    void replaysAHundredThousandConversations() throws SQLException {
        database.clock.set(TO.plus(Duration.ofDays(3)));
        Policies.View policy = promise();
        List<UUID> agents = new ArrayList<>();
        for (int agent = 0; agent < 6; agent++) {
            agents.add(new UUID(3, agent));
        }
        new RecordedTraffic(1, FROM, TO, CONVERSATIONS / COPIES, agents).store(database.source());
        try (Connection connection = database.source().getConnection(); Statement sql = connection.createStatement()) {
            sql.execute(String.format(COPY, COPIES - 1));
        }
        rehearse("other promises", policy, new Rehearsals.Promised(new Policies.Targets(300, 600, 14_400),
                FirstResponseStarts.MESSAGE, false, Set.of(), 86_400), null, null);
        rehearse("other hours", policy, null,
                new Hours("Asia/Bangkok", SlaSamples.allWeek("08:00-22:00"), List.of(), null), null);
        List<Integer> half = rehearsals.people(FROM, TO, "Asia/Bangkok").stream().map(people -> (people + 1) / 2).toList();
        rehearse("half the people", policy, null, null,
                new Rehearsals.Staff("Asia/Bangkok", half, 1, Rehearsals.Order.DUE, 1200, null));
    }

    private Policies.View promise() {
        Calendars calendars = new StoredCalendars(database.source(), terms, null, database.clock);
        Policies policies = new StoredPolicies(database.source(), terms, null, database.clock);
        Calendars.View calendar = database.inTransaction(() -> calendars.create(new Calendars.Draft("Office",
                new Hours("Asia/Bangkok", SlaSamples.allWeek("09:00-12:00", "13:00-18:00"), List.of(), null))));
        return database.inTransaction(() -> policies.create(new Policies.Draft("Standard", calendar.id(),
                Map.of(), new Policies.Targets(900, 1800, 28_800), FirstResponseStarts.HANDOVER, false,
                EnumSet.allOf(PauseReason.class), Duration.ofDays(7), List.of(), Policies.MAXIMUM_SILENCE)));
    }

    private void rehearse(String what, Policies.View policy, Rehearsals.Promised promised, Hours hours,
            Rehearsals.Staff staff) {
        long begun = System.nanoTime();
        RehearsalId id = rehearsals.start(new Rehearsals.Draft(FROM, TO, policy.id(), promised, null, hours, staff));
        Await.until("the end", Duration.ofMinutes(3), () -> rehearsals.get(id).status() != Rehearsals.Status.RUNNING);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Rehearsals.View done = rehearsals.get(id);
        assertThat(done.status()).isEqualTo(Rehearsals.Status.DONE);
        // Those who come again after the reopening window closed are counted once; the last minutes of a copy lie outside.
        assertThat(done.result().conversations()).isBetween(CONVERSATIONS * 99 / 100, CONVERSATIONS);
        Figures.add(BenchDatabase.POSTGRESQL, "rehearsal of 100,000 conversations with " + what + " (bound: 30 s)",
                "%.1f s", took.toMillis() / 1000.0);
        assertThat(took).isLessThan(BOUND);
    }
}
