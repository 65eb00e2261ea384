package org.parley.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for what happens by itself: goes on as soon as it is so, and fails when that takes too long. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Between two looks, so that looking takes nothing from what is waited for. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private Await() {
    }

    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    public static void until(String what, Duration patience, BooleanSupplier condition) {
        value(patience, condition::getAsBoolean, is -> is, is -> what);
    }

    /** The value as it is as soon as it is wanted so; its text tells what there was instead. */
    public static <T> T value(String what, Supplier<T> look, Predicate<T> wanted) {
        return value(PATIENCE, look, wanted, last -> what + ", but there is still " + last);
    }

    private static <T> T value(Duration patience, Supplier<T> look, Predicate<T> wanted,
            java.util.function.Function<T, String> message) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            T now = look.get();
            if (wanted.test(now)) {
                return now;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + patience.toSeconds() + " s for: " + message.apply(now));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
