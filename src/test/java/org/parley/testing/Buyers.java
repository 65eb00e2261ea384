package org.parley.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Many visitors, each with a cart of their own, who all press the button at the same moment. */
public final class Buyers {

    private static final int HELPERS = 12;
    /** Who is told that it is busy asks again, as the answer invites them to. */
    private static final int MOST_TRIES = 10;

    private final List<Purchase.FilledCart> carts;

    private Buyers(List<Purchase.FilledCart> carts) {
        this.carts = carts;
    }

    /** So many visitors with a piece of that variant in the cart. */
    public static Buyers of(Api api, String variant, int many) throws Exception {
        return new Buyers(parallel(HELPERS, Stream.<Supplier<Purchase.FilledCart>>generate(
                () -> () -> Purchase.FilledCart.of(api, variant)).limit(many).toList()));
    }

    /** Everybody checks out at once; each one's last answer. */
    public List<Outcome> race() throws Exception {
        CountDownLatch start = new CountDownLatch(carts.size());
        return parallel(carts.size(), carts.stream().<Supplier<Outcome>>map(cart -> () -> {
            start.countDown();
            await(start);
            List<Api.Answer> answers = new ArrayList<>();
            do {
                answers.add(cart.checkOut());
            } while (answers.get(answers.size() - 1).status() == 503 && answers.size() < MOST_TRIES);
            return new Outcome(cart, answers);
        }).toList());
    }

    /** Does all of it with so many threads, and fails if any of it fails. */
    public static <T> List<T> parallel(int threads, List<Supplier<T>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            List<Callable<T>> calls = work.stream().<Callable<T>>map(one -> one::get).toList();
            for (Future<T> result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it went for one of them. */
    public record Outcome(Purchase.FilledCart cart, List<Api.Answer> answers) {

        public Api.Answer last() {
            return answers.get(answers.size() - 1);
        }

        /** {@code 201}, or the status and the code of the refusal. */
        public String word() {
            return last().status() == 201 ? "201" : last().status() + " " + last().code();
        }

        public Purchase purchase() {
            return cart.purchase(last());
        }
    }
}
