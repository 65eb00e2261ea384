package org.parley.shared.outbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hands due outbox entries to their handlers: at once after a commit in this node, and once a second for whatever came
 * due by time, from a crashed node or by another road. A tick costs with what is due, not with what exists.
 */
@ApplicationScoped
class OutboxDispatcher {

    private static final Logger LOG = System.getLogger(OutboxDispatcher.class.getName());
    private static final int BATCH = 32;
    private static final long SAFETY_NET_MILLIS = 1_000;

    @Resource
    private ManagedThreadFactory threads;
    @Inject
    private OutboxStore store;
    @Inject
    @Any
    private Instance<OutboxHandler> handlers;
    @Inject
    @ConfigProperty(name = "parley.shared.outbox-workers", defaultValue = "4")
    private int workers;

    private final Map<String, OutboxHandler> byName = new ConcurrentHashMap<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore free = new Semaphore(0);
    private volatile boolean running;
    private ExecutorService pool;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        handlers.forEach(handler -> byName.put(handler.name(), handler));
        pool = Executors.newFixedThreadPool(workers, threads);
        free.release(workers);
        running = true;
        Thread dispatcher = threads.newThread(this::dispatch);
        dispatcher.setName("parley-outbox");
        dispatcher.start();
    }

    @PreDestroy
    void stop() {
        running = false;
        wakeUps.release();
        if (pool != null) {
            pool.shutdown();
        }
    }

    /** Something was committed: look now. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void dispatch() {
        while (running) {
            try {
                List<OutboxEntry> claimed = store.claim(BATCH);
                for (OutboxEntry entry : claimed) {
                    free.acquire();
                    pool.execute(() -> work(entry));
                }
                if (claimed.isEmpty() && wakeUps.tryAcquire(SAFETY_NET_MILLIS, TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException databaseDown) {
                if (running) {
                    LOG.log(Level.WARNING, "Outbox cannot be read; trying again in a second: {0}", databaseDown.toString());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(SAFETY_NET_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void work(OutboxEntry entry) {
        try {
            OutboxHandler handler = byName.get(entry.handler());
            if (handler == null) {
                throw new IllegalStateException("no handler of that name");
            }
            handler.handle(entry);
            store.done(entry);
            wake();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, "Outbox entry {0} of {1}, attempt {2}, failed: {3}",
                    entry.id(), entry.handler(), entry.attempt(), failure.toString());
            LOG.log(Level.DEBUG, "Outbox failure", failure);
            postpone(entry, failure);
        } finally {
            free.release();
        }
    }

    private void postpone(OutboxEntry entry, Exception failure) {
        try {
            store.failed(entry, failure.toString());
        } catch (SQLException | RuntimeException databaseDown) {
            LOG.log(Level.WARNING, "Outbox entry {0} keeps its lease: {1}", entry.id(), databaseDown.toString());
        }
    }
}
