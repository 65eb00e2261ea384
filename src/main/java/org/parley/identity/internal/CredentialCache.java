package org.parley.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.parley.identity.Credential;

/** Remembers for three seconds what a token stands for. Unknown tokens are not remembered, so guesses cost no memory. */
@ApplicationScoped
class CredentialCache {

    private static final Duration BELIEVED = Duration.ofSeconds(3);
    private static final int MOST = 20_000;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Inject
    private Clock clock;

    Optional<Credential> get(String hash, Function<String, Optional<Credential>> load) {
        Instant now = clock.instant();
        Entry entry = entries.get(hash);
        if (entry != null && entry.until.isAfter(now)) {
            return Optional.of(entry.credential);
        }
        Optional<Credential> found = load.apply(hash);
        if (found.isPresent()) {
            if (entries.size() >= MOST) {
                entries.values().removeIf(old -> !old.until.isAfter(now));
            }
            if (entries.size() < MOST) {
                entries.put(hash, new Entry(found.get(), now.plus(BELIEVED)));
            }
        } else {
            entries.remove(hash);
        }
        return found;
    }

    void forget(String hash) {
        entries.remove(hash);
    }

    void forgetAll() {
        entries.clear();
    }

    private record Entry(Credential credential, Instant until) {
    }
}
