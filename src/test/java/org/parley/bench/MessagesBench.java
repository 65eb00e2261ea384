package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.testing.ParleyServer;

/**
 * Durable messages: customers write to people in 200 conversations with 8 senders, with SLA clocks and outbox at work.
 * Beside it, in turns on the same machine, a POST that inserts one row and the bare rows by JDBC.
 */
class MessagesBench {

    private static final int CONVERSATIONS = 200;
    private static final int SENDERS = 8;
    private static final int ROUNDS = 3;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int MOST_WINDOWS = 24;

    @ParameterizedTest
    @EnumSource(BenchDatabase.class)
    void messages(BenchDatabase database) throws Exception {
        String name = "bench-" + database.name().toLowerCase();
        try (ParleyServer server = database.on(ParleyServer.settings(name).fresh().fullSpeed()).start().awaitReady()) {
            Threads threads = Threads.takenOver(server, CONVERSATIONS);
            warmUp(database, threads);
            compare(database, server, threads);
            Figures.add(database, "the same, 32 senders", "%,.0f/s", threads.send(32, ROUND).perSecond());
            push(database, server, threads);
            Figures.profile(database, CpuProfile.during(server.pid(), () -> sendFor(threads)));
            Figures.add(database, "resident memory of the server after all that", "%d MB",
                    Processor.residentMegabytes(server.pid()));
        }
    }

    /** Until three windows in a row bring nothing more, at most four minutes: the compiler needs that long here. */
    private static void warmUp(BenchDatabase database, Threads threads) throws Exception {
        double best = 0;
        int without = 0;
        for (int window = 0; window < MOST_WINDOWS && without < 3; window++) {
            double rate = threads.send(SENDERS, WINDOW).perSecond();
            if (window == 0) {
                Figures.add(database, "messages per second in the first ten seconds after the start", "%,.0f/s", rate);
            }
            without = rate > best * 1.02 ? 0 : without + 1;
            best = Math.max(best, rate);
        }
    }

    private static void compare(BenchDatabase database, ParleyServer server, Threads threads) throws Exception {
        BenchDatabase.Place place = database.empty("bench-rows-" + database.name().toLowerCase());
        RowLoop rows = new RowLoop(place.migrated(), CONVERSATIONS);
        try (Probe probe = Probe.start(database)) {
            probe.inserts(SENDERS, Duration.ofSeconds(60));
            rows.run(SENDERS, WINDOW);
            Turn[] turns = new Turn[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                turns[round] = turn(place, server, threads, probe, rows);
            }
            Turn best = Stream.of(turns).max(Comparator.comparingDouble(turn -> turn.messages().perSecond())).orElseThrow();
            assertThat(best.messages().count()).isPositive();
            tell(database, best);
        }
    }

    private static Turn turn(BenchDatabase.Place place, ParleyServer server, Threads threads, Probe probe, RowLoop rows)
            throws Exception {
        double before = Processor.seconds(server.pid());
        double databaseBefore = databaseSeconds(place);
        Load.Result messages = threads.send(SENDERS, ROUND);
        double used = Processor.seconds(server.pid()) - before;
        double databaseUsed = databaseSeconds(place) - databaseBefore;
        double probeBefore = Processor.seconds(probe.pid());
        Load.Result inserts = probe.inserts(SENDERS, ROUND);
        double probeUsed = Processor.seconds(probe.pid()) - probeBefore;
        return new Turn(messages, used, databaseUsed, inserts, probeUsed, rows.run(SENDERS, ROUND));
    }

    private static void tell(BenchDatabase database, Turn best) {
        Load.Result messages = best.messages();
        Figures.add(database, "durable messages per second, 8 senders, warm", "%,.0f/s, p50 %.1f ms, p99 %.1f ms",
                messages.perSecond(), messages.millis(0.5), messages.millis(0.99));
        Figures.add(database, "a POST that inserts one row, same server, same run", "%,.0f/s; messages reach %.2f of it",
                best.inserts().perSecond(), messages.perSecond() / best.inserts().perSecond());
        Figures.add(database, "the same rows by bare JDBC, no server, same run", "%,.0f/s; messages reach %.2f of it",
                best.rows().perSecond(), messages.perSecond() / best.rows().perSecond());
        Figures.add(database, "processor time of the server per message", "%.2f ms; the one-insert POST %.2f ms",
                best.used() * 1e3 / messages.count(), best.probeUsed() * 1e3 / best.inserts().count());
        if (database == BenchDatabase.POSTGRESQL) {
            Figures.add(database, "processor time of the database per message", "%.2f ms",
                    best.databaseUsed() * 1e3 / messages.count());
        }
    }

    private static void push(BenchDatabase database, ParleyServer server, Threads threads) throws Exception {
        double[][] runs = new double[ROUNDS][];
        for (int run = 0; run < ROUNDS; run++) {
            runs[run] = PushLatency.measure(server, threads, ROUND);
        }
        double[] best = Arrays.stream(runs).min(Comparator.comparingDouble(millis -> at(millis, 0.99))).orElseThrow();
        Figures.add(database, "from send to the agent's open desk, 100 messages/s, best of three runs",
                "p50 %.1f ms, p99 %.1f ms", at(best, 0.5), at(best, 0.99));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(sorted.length * share) - 1];
    }

    private static void sendFor(Threads threads) {
        try {
            threads.send(SENDERS, ROUND);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Of all processes of the PostgreSQL where that place is; an embedded database is part of its server. */
    private static double databaseSeconds(BenchDatabase.Place place) throws Exception {
        if (!place.url().startsWith("jdbc:postgresql:")) {
            return 0;
        }
        try (Connection connection = place.connect(); Statement statement = connection.createStatement();
                ResultSet backend = statement.executeQuery("SELECT pg_backend_pid()")) {
            backend.next();
            long postmaster = ProcessHandle.of(backend.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow().pid();
            return Processor.secondsOfTree(postmaster);
        }
    }

    /** One round of each, one after the other. */
    private record Turn(Load.Result messages, double used, double databaseUsed, Load.Result inserts, double probeUsed,
            Load.Result rows) {
    }
}
