package org.parley.catalog.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.annotation.Priority;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps the search index in step with the database: whoever changes products says which, after the commit; one thread
 * indexes them in batches, each product once however often it was named meanwhile. Nothing is lost by a crash, because
 * the index is then rebuilt from the catalogue.
 */
@ApplicationScoped
class SearchIndex {

    private static final Logger LOG = System.getLogger(SearchIndex.class.getName());
    private static final int BATCH = 500;
    /** So many products are indexed while the application waits at its start; more come while it already serves. */
    private static final int WHILE_STARTING = 5_000;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int PATIENCE = 5;
    private static final String NEXT_PRODUCTS = "SELECT id FROM product WHERE id > ? ORDER BY id LIMIT ?";

    private final Database database;
    private final ProductIndexer indexer;
    @Resource
    private ManagedThreadFactory managedThreads;
    private ThreadFactory otherThreads;

    /** Products to be indexed, each with the number of the call that named it first. */
    private final LinkedHashMap<UUID, Long> waiting = new LinkedHashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private long calls;
    private long inWork = Long.MAX_VALUE;
    private int failures;
    private boolean running;
    private boolean stopping;
    private Thread worker;
    private volatile boolean ready = true;

    @Inject
    SearchIndex(Database database, ProductIndexer indexer) {
        this.database = database;
        this.indexer = indexer;
    }

    /** For the container's proxy. */
    protected SearchIndex() {
        this(null, null);
    }

    /** Without a container. */
    SearchIndex(Database database, ProductIndexer indexer, ThreadFactory threads) {
        this(database, indexer);
        otherThreads = threads;
    }

    private Thread thread(Runnable work) {
        return (otherThreads != null ? otherThreads : managedThreads).newThread(work);
    }

    /** Before other start-up work, which may want to search. */
    void start(@Observes @Priority(100) @Initialized(ApplicationScoped.class) Object started) {
        rebuildIfEmpty();
    }

    /** Fills an empty index from the catalogue; a large one in the background, with searches refused meanwhile. */
    void rebuildIfEmpty() {
        if (!indexer.isEmpty()) {
            return;
        }
        long products = database.sql(SearchIndex::count);
        if (products == 0) {
            return;
        }
        LOG.log(Level.INFO, "Filling the search index with {0} products", products);
        ready = false;
        if (products > WHILE_STARTING) {
            thread(this::fill).start();
        } else {
            fill();
        }
    }

    private void fill() {
        UUID last = new UUID(0, 0);
        List<UUID> next;
        do {
            UUID after = last;
            next = database.sql(connection -> after(connection, after));
            touch(next);
            if (!next.isEmpty()) {
                last = next.get(next.size() - 1);
                awaitSettled();
            }
        } while (next.size() == BATCH);
        ready = true;
    }

    private void awaitSettled() {
        try {
            settled().get(PATIENCE, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException failed) {
            LOG.log(Level.WARNING, "The search index lacks products until the next start: {0}", failed.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the index holds the whole catalogue. */
    boolean ready() {
        return ready;
    }

    /** The products changed, in a transaction that has committed. */
    synchronized void touch(Collection<UUID> products) {
        if (products.isEmpty()) {
            return;
        }
        long call = ++calls;
        products.forEach(product -> waiting.putIfAbsent(product, call));
        if (!running && !stopping) {
            running = true;
            worker = thread(this::work);
            worker.setName("parley-search-index");
            worker.start();
        }
        notifyAll();
    }

    /** Completes when everything that was named before can be found; fails when the index cannot be written. */
    synchronized CompletableFuture<Void> settled() {
        Waiter waiter = new Waiter(calls, new CompletableFuture<>());
        waiters.add(waiter);
        tellWaiters();
        return waiter.future;
    }

    private synchronized void tellWaiters() {
        long oldest = Math.min(inWork, waiting.isEmpty() ? Long.MAX_VALUE : waiting.values().iterator().next());
        waiters.removeIf(waiter -> waiter.call < oldest && waiter.future.complete(null));
    }

    private void work() {
        try {
            List<UUID> batch = next();
            while (!batch.isEmpty()) {
                index(batch);
                batch = next();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                running = false;
            }
        }
    }

    /** The next products, waiting for some; empty when the index is being closed. */
    private synchronized List<UUID> next() throws InterruptedException {
        inWork = Long.MAX_VALUE;
        tellWaiters();
        while (waiting.isEmpty() && !stopping) {
            wait();
        }
        List<UUID> batch = new ArrayList<>(Math.min(BATCH, waiting.size()));
        Iterator<Map.Entry<UUID, Long>> entries = waiting.entrySet().iterator();
        while (batch.size() < BATCH && entries.hasNext()) {
            Map.Entry<UUID, Long> entry = entries.next();
            inWork = Math.min(inWork, entry.getValue());
            batch.add(entry.getKey());
            entries.remove();
        }
        return batch;
    }

    private void index(List<UUID> batch) throws InterruptedException {
        try {
            database.withEntities(entities -> indexer.index(entities, batch));
            failures = 0;
        } catch (RuntimeException failure) {
            failures++;
            LOG.log(Level.WARNING, "Cannot index " + batch.size() + " products, trying again", failure);
            if (failures < PATIENCE || !anyAlone(batch)) {
                tryAgain(batch, failure);
            } else {
                failures = 0;
            }
        }
    }

    /** Indexes each product by itself, so that one that cannot be indexed holds up no other. */
    private boolean anyAlone(List<UUID> batch) {
        boolean any = false;
        for (UUID product : batch) {
            try {
                database.withEntities(entities -> indexer.index(entities, List.of(product)));
                any = true;
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "Product {0} cannot be indexed: {1}", product, failure.toString());
            }
        }
        return any;
    }

    private synchronized void tryAgain(List<UUID> batch, RuntimeException failure) throws InterruptedException {
        Map<UUID, Long> others = new LinkedHashMap<>(waiting);
        waiting.clear();
        batch.forEach(product -> waiting.put(product, inWork));
        others.forEach(waiting::putIfAbsent);
        if (failures >= PATIENCE) {
            waiters.forEach(waiter -> waiter.future.completeExceptionally(failure));
            waiters.clear();
        }
        if (!stopping) {
            wait(PAUSE_MILLIS);
        }
    }

    /** Indexes what is left, commits the index and takes its mark away: the next start can trust it. */
    @PreDestroy
    void stop() {
        Thread last;
        synchronized (this) {
            stopping = true;
            last = worker;
            notifyAll();
        }
        try {
            if (last != null) {
                last.join(TimeUnit.SECONDS.toMillis(10));
            }
            boolean complete;
            synchronized (this) {
                complete = waiting.isEmpty() && !running && ready;
            }
            if (complete) {
                indexer.close();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM product");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<UUID> after(Connection connection, UUID last) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT_PRODUCTS)) {
            select.setObject(1, last);
            select.setInt(2, BATCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    private record Waiter(long call, CompletableFuture<Void> future) {
    }
}
