package org.parley.sla.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks every few seconds for what was said and has not come true, and keeps the measured waits fresh. */
@ApplicationScoped
class ToldTicks {

    private static final Logger LOG = System.getLogger(ToldTicks.class.getName());
    private static final long PAUSE_SECONDS = 5;

    @Resource
    private ManagedScheduledExecutorService timer;
    @Inject
    private StoredToldTimes told;
    @Inject
    private MeasuredExpectations expectations;
    private ScheduledFuture<?> ticks;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ticks = timer.scheduleWithFixedDelay(this::run, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void run() {
        try {
            expectations.refresh();
            int looked = StoredToldTimes.BATCH;
            while (looked == StoredToldTimes.BATCH) {
                looked = told.tick();
            }
        } catch (RuntimeException failed) {
            // A timer that throws is never called again; what has lapsed stays so.
            LOG.log(Level.WARNING, "Told reply times could not be looked at; trying again: {0}", failed.toString());
        }
    }
}
