package org.parley.conversation.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.conversation.PostMessage;
import org.parley.shared.problem.Problem;

/**
 * Lets messages that arrive together share one transaction: the sender waits for its commit, and while one commit is
 * under way the next batch gathers. Measured at a third of the cost of a transaction each (design/stack.md). Above what
 * can be written in time, senders are told to come back, so that accepted ones keep their latency.
 */
@ApplicationScoped
class GroupCommit {

    private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
    private static final int BATCH = 64;
    private static final int WAITING = 2_000;
    private static final long PATIENCE_SECONDS = 30;

    @Resource
    private ManagedThreadFactory threads;
    @Inject
    private MessageWriter writer;

    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(WAITING);
    private volatile Thread worker;
    private volatile boolean running = true;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        worker = threads.newThread(this::work);
        worker.setName("parley-messages");
        worker.start();
    }

    @PreDestroy
    void stop() {
        running = false;
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Returns when the outcome is durable. */
    MessageWriter.Outcome submit(PostMessage post) {
        Pending pending = new Pending(post, new CompletableFuture<>());
        if (!queue.offer(pending)) {
            throw new Problem(429, "busy", "More messages are waiting than can be kept in time.", Map.of("retryAfter", 1));
        }
        try {
            return pending.outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
        } catch (TimeoutException late) {
            throw new Problem(503, "unknown", "It is not known yet whether the message was kept. Send it again with the "
                    + "same clientMessageId.", Map.of("retryAfter", 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem(503, "stopping", "The server is stopping. Send the message again.", Map.of("retryAfter", 5));
        }
    }

    private void work() {
        List<Pending> batch = new ArrayList<>(BATCH);
        while (running) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException stopped) {
                return;
            }
            queue.drainTo(batch, BATCH - 1);
            commit(batch);
        }
    }

    private void commit(List<Pending> batch) {
        try {
            List<MessageWriter.Outcome> outcomes = writer.write(batch.stream().map(Pending::post).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                batch.get(i).outcome.complete(outcomes.get(i));
            }
        } catch (RuntimeException failed) {
            if (batch.size() == 1) {
                batch.get(0).outcome.completeExceptionally(failed);
                return;
            }
            LOG.log(Level.DEBUG, "A batch of messages failed; each is tried alone", failed);
            batch.forEach(one -> commit(List.of(one)));
        }
    }

    private record Pending(PostMessage post, CompletableFuture<MessageWriter.Outcome> outcome) {
    }
}
