package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** What was told and has not come true: every few seconds. Keeps the measured waits fresh as well. */
@ApplicationScoped
class ToldTicks extends Ticks {

    @Inject
    private StoredToldTimes told;
    @Inject
    private MeasuredExpectations expectations;

    ToldTicks() {
        super(Duration.ofSeconds(5));
    }

    @Override
    void look() {
        expectations.refresh();
        int looked = StoredToldTimes.BATCH;
        while (looked == StoredToldTimes.BATCH) {
            looked = told.tick();
        }
    }
}
