package org.parley.shared.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.shared.persistence.Sql;
import org.parley.testing.TestDatabase;

/** What two databases really throw at transactions that are in each other's way, and that repeating them helps. */
class ContendedTransactionsIT {

    enum Kind {
        H2, POSTGRES;

        TestDatabase open() {
            return this == H2 ? TestDatabase.h2() : TestDatabase.postgres();
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothOfTwoTransactionsThatDeadlockGetThrough(Kind kind) throws Exception {
        try (TestDatabase database = kind.open()) {
            DataSource sql = counters(database);
            CyclicBarrier crossed = new CyclicBarrier(2);
            AtomicInteger attempts = new AtomicInteger();

            together(() -> cross(database, sql, 1, 2, crossed, attempts), () -> cross(database, sql, 2, 1, crossed, attempts));

            assertThat(values(sql)).containsExactly(2, 2);
            assertThat(attempts.get()).as("one of them had to give way").isGreaterThan(2);
        }
    }

    private static void cross(TestDatabase database, DataSource sql, int first, int second, CyclicBarrier crossed,
            AtomicInteger attempts) {
        AtomicInteger mine = new AtomicInteger();
        Retries.run(() -> database.newTransaction(() -> {
            attempts.incrementAndGet();
            Sql.update(sql, "UPDATE contended SET n = n + 1 WHERE id = ?", first);
            if (mine.incrementAndGet() == 1) {
                meet(crossed);
            }
            return Sql.update(sql, "UPDATE contended SET n = n + 1 WHERE id = ?", second);
        }));
    }

    @ParameterizedTest
    @EnumSource
    void aLockThatIsNotLetGoEndsAsContention(Kind kind) {
        try (TestDatabase database = kind.open()) {
            DataSource sql = counters(database);

            database.newTransaction(() -> {
                Sql.update(sql, "UPDATE contended SET n = 5 WHERE id = 1");
                assertThatThrownBy(() -> database.newTransaction(() -> {
                    Sql.update(sql, kind == Kind.H2 ? "SET LOCK_TIMEOUT 50" : "SET LOCAL lock_timeout = '50ms'");
                    return Sql.update(sql, "UPDATE contended SET n = 6 WHERE id = 1");
                })).satisfies(failure -> assertThat(DatabaseTrouble.in(failure)).contains(DatabaseTrouble.CONTENTION));
                return null;
            });

            assertThat(values(sql)).containsExactly(5, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodysUpdateIsLostBetweenSerializableTransactions(Kind kind) throws Exception {
        try (TestDatabase database = kind.open()) {
            DataSource sql = counters(database);
            Runnable counting = () -> {
                for (int i = 0; i < 10; i++) {
                    Retries.run(() -> database.newTransaction(() -> {
                        Sql.update(sql, kind == Kind.H2 ? "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL"
                                + " SERIALIZABLE" : "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                        int read = values(sql).get(0);
                        return Sql.update(sql, "UPDATE contended SET n = ? WHERE id = 1", read + 1);
                    }));
                }
            };

            together(counting, counting);

            assertThat(values(sql).get(0)).isEqualTo(20);
        }
    }

    private static DataSource counters(TestDatabase database) {
        DataSource sql = database.dataSource();
        Sql.update(sql, "CREATE TABLE contended (id INT PRIMARY KEY, n INT NOT NULL)");
        Sql.update(sql, "INSERT INTO contended VALUES (1, 0), (2, 0)");
        return sql;
    }

    private static List<Integer> values(DataSource sql) {
        return Sql.list(sql, "SELECT n FROM contended ORDER BY id", row -> row.getInt(1));
    }

    private static void together(Runnable one, Runnable other) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = pool.submit(one);
            Future<?> second = pool.submit(other);
            first.get(1, TimeUnit.MINUTES);
            second.get(1, TimeUnit.MINUTES);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }
}
