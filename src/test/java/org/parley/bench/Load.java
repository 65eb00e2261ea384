package org.parley.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Lets a number of clients do the same thing again and again, each as fast as it is answered, and times every go. */
final class Load {

    private static final int MOST_PER_CLIENT = 2_000_000;

    private Load() {
    }

    /** What a client does over and over, until it says that nothing is left to do. */
    interface Client extends AutoCloseable {
        boolean go(int number) throws Exception;

        @Override
        default void close() throws Exception {
            // most hold nothing
        }
    }

    /** Makes the client with this number, counted from 0. */
    interface Clients {
        Client make(int number) throws Exception;
    }

    /** Runs for a time; the clients are made anew. An exception of any client ends the run with it. */
    static Result run(int clients, Duration time, Clients make) throws Exception {
        AtomicReference<Exception> failure = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(clients);
        CountDownLatch go = new CountDownLatch(1);
        long[][] nanos = new long[clients][];
        Thread[] threads = new Thread[clients];
        long[] end = new long[1];
        for (int at = 0; at < clients; at++) {
            int number = at;
            threads[at] = new Thread(() -> {
                try (Client client = make.make(number)) {
                    ready.countDown();
                    go.await();
                    nanos[number] = repeat(client, end[0]);
                } catch (Exception failed) {
                    failure.compareAndSet(null, failed);
                    ready.countDown();
                }
            }, "client-" + at);
            threads[at].start();
        }
        ready.await();
        long start = System.nanoTime();
        end[0] = start + time.toNanos();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return new Result((System.nanoTime() - start) / 1e9, sorted(nanos));
    }

    private static long[] repeat(Client client, long end) throws Exception {
        long[] nanos = new long[4_096];
        int done = 0;
        for (long before = System.nanoTime(); before < end && done < MOST_PER_CLIENT;) {
            if (!client.go(done)) {
                break;
            }
            long after = System.nanoTime();
            if (done == nanos.length) {
                nanos = Arrays.copyOf(nanos, done * 2);
            }
            nanos[done++] = after - before;
            before = after;
        }
        return Arrays.copyOf(nanos, done);
    }

    private static long[] sorted(long[][] nanos) {
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).toArray();
        Arrays.sort(all);
        return all;
    }

    /** How long everything took, and each go, fastest first. */
    record Result(double seconds, long[] nanos) {

        int count() {
            return nanos.length;
        }

        double perSecond() {
            return nanos.length / seconds;
        }

        /** Milliseconds within which this share of all goes, above 0 and at most 1, was done. */
        double millis(double share) {
            return nanos[Math.max(0, (int) Math.ceil(nanos.length * share) - 1)] / 1e6;
        }
    }
}
