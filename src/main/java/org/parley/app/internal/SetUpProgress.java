package org.parley.app.internal;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the first set-up is done. */
@ApplicationScoped
class SetUpProgress {

    private volatile boolean done;

    void done() {
        done = true;
    }

    boolean isDone() {
        return done;
    }
}
