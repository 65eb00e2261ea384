package org.parley.shared.tx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets only so many transactions run at once that none of them waits for a connection while it holds locks. Payara's pool
 * (6.2025) takes a second connection for a moment whenever a transaction that has one asks again: with as many
 * transactions as connections, the one that holds the row all others want never gets it, and everything stands still.
 * The others wait here, first come first served, for a bounded time.
 */
@ApplicationScoped
class TransactionGate {

    private static final long PATIENCE_SECONDS = 20;

    private Semaphore free;

    protected TransactionGate() {
    }

    @Inject
    TransactionGate(@ConfigProperty(name = "parley.shared.transactions-at-once") int atOnce) {
        free = new Semaphore(atOnce, true);
    }

    /** @throws org.parley.shared.problem.Problem 503 {@code busy} if there is no room in time */
    <T> T pass(Callable<T> transaction) throws Exception {
        if (!entered()) {
            throw DatabaseTrouble.CONTENTION.problem();
        }
        try {
            return transaction.call();
        } finally {
            free.release();
        }
    }

    private boolean entered() {
        try {
            return free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
