package org.parley.catalog.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** How this module reaches the database; the container provides one, tests without a container another. */
interface Database {

    /** Runs SQL in the caller's transaction, or without one where there is none. */
    <T> T sql(SqlWork<T> work);

    /** Runs SQL in a transaction of its own, committed when this returns. */
    <T> T inNewTransaction(SqlWork<T> work);

    /** Runs with entities in a transaction of its own. */
    void withEntities(Consumer<EntityManager> work);

    /** Runs after the caller's transaction has committed; at once where there is none. */
    void afterCommit(Runnable action);

    /** Work with a connection, which stays the lender's. */
    interface SqlWork<T> {

        T with(Connection connection) throws SQLException;
    }

    /** The database refused or is not there; the cause says which. */
    class DatabaseFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DatabaseFailure(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
