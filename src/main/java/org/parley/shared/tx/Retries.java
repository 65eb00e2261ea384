package org.parley.shared.tx;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a whole transaction that had to give way to others ({@link DatabaseTrouble#CONTENTION}): at most five times, with
 * growing random pauses, and never once ten seconds have passed. Whoever still fails then gets a 503 that invites them to
 * try again.
 */
public final class Retries {

    private static final Logger LOG = System.getLogger(Retries.class.getName());
    private static final int MOST = 5;
    /** Longer than the embedded database's lock time-out, so that even one of those is tried again. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long FIRST_PAUSE_MILLIS = 20;

    private Retries() {
    }

    /**
     * @param transaction begins, does its work and ends in one call; may be called again after it failed
     * @throws org.parley.shared.problem.Problem 503 {@code busy} when the repetitions are used up
     */
    public static <T> T call(Callable<T> transaction) throws Exception {
        long begun = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.call();
            } catch (RuntimeException failure) {
                if (DatabaseTrouble.in(failure).orElse(null) != DatabaseTrouble.CONTENTION) {
                    throw failure;
                }
                if (attempt == MOST || System.nanoTime() - begun > PATIENCE_NANOS || !pause(attempt)) {
                    LOG.log(Level.WARNING, "A transaction gave way {0} times and was given up: {1}", attempt,
                            failure.toString());
                    throw DatabaseTrouble.CONTENTION.problem();
                }
            }
        }
    }

    /** As {@link #call}, for work without a result. */
    public static void run(Runnable transaction) {
        try {
            call(() -> {
                transaction.run();
                return null;
            });
        } catch (RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return false if the thread is to stop */
    private static boolean pause(int attempt) {
        try {
            long longest = FIRST_PAUSE_MILLIS << attempt;
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
