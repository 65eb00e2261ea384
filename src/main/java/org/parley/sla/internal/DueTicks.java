package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Clocks: every second. */
@ApplicationScoped
class DueTicks extends Ticks {

    @Inject
    private DueWork work;

    DueTicks() {
        super(Duration.ofSeconds(1));
    }

    @Override
    void look() {
        int done = DueWork.BATCH;
        while (done == DueWork.BATCH) {
            done = work.tick();
        }
    }
}
