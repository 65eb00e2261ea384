package org.parley.shared.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.problem.Problem;

class DatabaseTroubleTest {

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "HYT00", "90131"})
    void aTransactionThatHadToGiveWayIsContention(String state) {
        assertThat(DatabaseTrouble.in(new IllegalStateException("wrapped", new SQLException("x", state))))
                .contains(DatabaseTrouble.CONTENTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03", "90067", "90121"})
    void aDatabaseThatIsGoneIsUnreachable(String state) {
        assertThat(DatabaseTrouble.in(new SQLException("x", state))).contains(DatabaseTrouble.UNREACHABLE);
    }

    @Test
    void anEmptyPoolIsUnreachable() {
        assertThat(DatabaseTrouble.in(new SQLException("Error in allocating a connection. Cause: max-wait-time expired.")))
                .contains(DatabaseTrouble.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42601", "25P02"})
    void mistakesAndViolatedConstraintsStayWhatTheyAre(String state) {
        assertThat(DatabaseTrouble.in(new SQLException("x", state))).isEmpty();
        assertThat(DatabaseTrouble.in(new IllegalStateException("no SQL at all"))).isEmpty();
    }

    @Test
    void looksIntoFailedBatchesAndLostUpdates() {
        BatchUpdateException batch = new BatchUpdateException("batch", "25P02", new int[0]);
        batch.setNextException(new SQLException("deadlock", "40P01"));

        assertThat(DatabaseTrouble.in(new IllegalStateException(batch))).contains(DatabaseTrouble.CONTENTION);
        assertThat(DatabaseTrouble.in(new RuntimeException(new OptimisticLockException())))
                .contains(DatabaseTrouble.CONTENTION);
    }

    @Test
    void followsNoCircleForEver() {
        SQLException one = new SQLException("one");
        SQLException two = new SQLException("two", one);
        one.initCause(two);

        assertThat(DatabaseTrouble.in(one)).isEmpty();
    }

    @Test
    void whatGaveWayOnceIsRepeatedAndSucceeds() throws Exception {
        AtomicInteger attempts = new AtomicInteger();

        String done = Retries.call(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLException("deadlock", "40P01"));
            }
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void whatAlwaysGivesWayEndsAsUnavailable() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> Retries.run(() -> {
            attempts.incrementAndGet();
            throw new IllegalStateException(new SQLException("deadlock", "40001"));
        })).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("busy");
            assertThat(problem.members()).containsEntry("retryAfter", 1);
        });
        assertThat(attempts).hasValue(5);
    }

    @Test
    void nothingElseIsRepeated() {
        AtomicInteger attempts = new AtomicInteger();
        SQLException lost = new SQLException("connection broke", "08006");

        assertThatThrownBy(() -> Retries.run(() -> {
            attempts.incrementAndGet();
            throw new IllegalStateException(lost);
        })).hasRootCause(lost);
        assertThat(attempts).hasValue(1);
    }
}
