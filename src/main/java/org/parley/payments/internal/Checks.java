package org.parley.payments.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.parley.payments.PaymentId;
import org.parley.shared.tx.AfterCommit;

/**
 * Asks about every payment that is due: after a webhook, periodically while one is live, at its expiry, and to carry out
 * refunds. Each payment carries its own due time, so a tick costs with what is due. It has threads of its own instead of
 * the outbox's: a provider that hangs delays payments and nothing else.
 */
@ApplicationScoped
class Checks {

    private static final Logger LOG = System.getLogger(Checks.class.getName());
    private static final int WORKERS = 3;
    /** Longer than the calls of one settlement may take together; short after a crash. */
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final long TICK_MILLIS = 1_000;

    @Resource
    private ManagedThreadFactory threads;
    @Inject
    private Intents intents;
    @Inject
    private Settlement settlement;
    @Inject
    private InTransaction transaction;
    @Inject
    private AfterCommit afterCommit;
    @Inject
    private Clock clock;

    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore free = new Semaphore(WORKERS);
    private ExecutorService workers;
    private volatile boolean running;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        running = true;
        workers = Executors.newFixedThreadPool(WORKERS, threads);
        Thread loop = threads.newThread(this::loop);
        loop.setName("parley-payment-checks");
        loop.start();
    }

    @PreDestroy
    void stop() {
        running = false;
        wakeUps.release();
        if (workers != null) {
            workers.shutdown();
        }
    }

    /** Something in the current transaction makes a check due now. */
    void wakeAfterCommit() {
        afterCommit.run(wakeUps::release);
    }

    private void loop() {
        while (running) {
            try {
                free.acquire();
                free.release();
                List<PaymentId> due = transaction.call(
                        () -> intents.claimDue(clock.instant(), LEASE, free.availablePermits() + 1));
                for (PaymentId payment : due) {
                    free.acquire();
                    workers.execute(() -> check(payment));
                }
                if (due.isEmpty()) {
                    wakeUps.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
                }
                wakeUps.drainPermits();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException databaseDown) {
                if (running) {
                    LOG.log(Level.WARNING, "Payments cannot be checked; trying again in a second: {0}",
                            databaseDown.toString());
                    pause();
                }
            }
        }
    }

    private void check(PaymentId payment) {
        try {
            settlement.settle(payment, false);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Payment {0} could not be checked and will be in {1}: {2}", payment, LEASE,
                    failed.toString());
            LOG.log(Level.DEBUG, "Payment check failed", failed);
        } finally {
            free.release();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
