package org.parley.app.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How far the first set-up is. */
@ApplicationScoped
class SetUpProgress {

    private volatile boolean done;
    private volatile String failure;

    void done() {
        done = true;
    }

    void failed(String reason) {
        failure = reason;
    }

    boolean isDone() {
        return done;
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
