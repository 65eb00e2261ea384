package org.parley.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.shared.problem.Problem;

/**
 * Five failures a minute per e-mail and per address, then 429 until the minute is over. An attempt is counted before
 * the password is checked and given back when it was right, so a hundred parallel guesses get five checks.
 *
 * <p>Counted in this node's memory on purpose: a restart takes longer than the minute it would win, each further node
 * allows five more, and a flood of guesses costs the database nothing. H2 and PostgreSQL have no common single statement
 * that opens, counts and renews a window.
 */
@ApplicationScoped
class LoginBudget {

    private static final int MOST = 5;
    private static final long MINUTE = 60_000;
    private static final int ADDRESS_FACTOR = 4;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    @Inject
    private Clock clock;

    /** @throws Problem 429 when the budget of this e-mail or address is used up */
    void spend(String email, String address) {
        long now = clock.millis();
        if (windows.size() > 10_000) {
            windows.values().removeIf(window -> now - window.start >= MINUTE);
        }
        take("e:" + email, MOST, now);
        take("a:" + address, MOST * ADDRESS_FACTOR, now);
    }

    void giveBack(String email, String address) {
        for (String key : new String[] {"e:" + email, "a:" + address}) {
            windows.computeIfPresent(key, (k, window) -> new Window(window.start, window.used - 1));
        }
    }

    private void take(String key, int most, long now) {
        Window window = windows.compute(key, (k, old) -> old == null || now - old.start >= MINUTE
                ? new Window(now, 1) : new Window(old.start, Math.min(old.used + 1, most + 1)));
        if (window.used > most) {
            long seconds = Math.max(1, (window.start + MINUTE - now + 999) / 1000);
            throw new Problem(429, "tooManyAttempts", "Too many failed log-ins. Try again in a minute.",
                    Map.of("retryAfter", seconds));
        }
    }

    private record Window(long start, int used) {
    }
}
