package org.parley.shared.tx;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.parley.shared.problem.Problem;

/**
 * Failures that are neither the caller's fault nor a mistake of ours: the database could not serve the transaction at
 * this moment. What is recognised here is answered 503 with Retry-After, never 500.
 */
public enum DatabaseTrouble {
    /**
     * The transaction had to give way: a lock time-out, a deadlock, a failed serialization, a row that somebody else
     * changed meanwhile. It was rolled back as a whole, so it may be repeated as a whole.
     */
    CONTENTION,
    /** No connection, or it broke: whether anything was committed is not known, so nothing is repeated here. */
    UNREACHABLE;

    /**
     * PostgreSQL (appendix A): 55P03 lock_not_available. H2 2.2: HYT00 lock time-out, 90131 concurrent update. Class 40,
     * transaction rollback (serialization failure, deadlock), belongs to both.
     */
    private static final Set<String> CONTENDED = Set.of("55P03", "HYT00", "90131");
    /**
     * PostgreSQL: 53300 too many connections, 57P01 to 57P03 shutting down or starting up. H2: 90067 connection broken,
     * 90098 database closed, 90121 closed with the JVM. Class 08, connection exception, belongs to both.
     */
    private static final Set<String> GONE = Set.of("53300", "57P01", "57P02", "57P03", "90067", "90098", "90121");
    /** How Payara 6.2025's pool says that it has no connection, in an exception without a state. */
    private static final String POOL_IS_EMPTY = "Error in allocating a connection";
    /** Causes are followed only so far: a chain may bite its own tail. */
    private static final int DEEPEST = 20;

    /** What kind of trouble a failure goes back to, if any. */
    public static Optional<DatabaseTrouble> in(Throwable failure) {
        return Optional.ofNullable(find(failure, 0));
    }

    private static DatabaseTrouble find(Throwable failure, int depth) {
        if (failure == null || depth > DEEPEST) {
            return null;
        }
        DatabaseTrouble found = itself(failure);
        if (found == null && failure instanceof SQLException sql) {
            // A failed batch names its cause here.
            found = find(sql.getNextException(), depth + 1);
        }
        return found != null ? found : find(failure.getCause(), depth + 1);
    }

    private static DatabaseTrouble itself(Throwable failure) {
        if (failure instanceof OptimisticLockException || failure instanceof StaleStateException) {
            return CONTENTION;
        }
        if (!(failure instanceof SQLException sql)) {
            return null;
        }
        String state = String.valueOf(sql.getSQLState());
        if (state.startsWith("40") || CONTENDED.contains(state)) {
            return CONTENTION;
        }
        boolean noConnection = sql instanceof SQLTransientConnectionException
                || String.valueOf(sql.getMessage()).startsWith(POOL_IS_EMPTY);
        return state.startsWith("08") || GONE.contains(state) || noConnection ? UNREACHABLE : null;
    }

    /** What the caller is told. */
    public Problem problem() {
        return switch (this) {
            case CONTENTION -> Problem.unavailable("busy",
                    "Too many want to change the same thing at this moment. Nothing was changed; please try again.", 1);
            case UNREACHABLE -> Problem.unavailable("databaseUnavailable",
                    "The database does not answer at this moment. Please try again.", 5);
        };
    }
}
