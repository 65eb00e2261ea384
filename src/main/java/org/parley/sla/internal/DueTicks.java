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

/** Looks every second for what is due; every node does, and the rows' locks share the work out among them. */
@ApplicationScoped
class DueTicks {

    private static final Logger LOG = System.getLogger(DueTicks.class.getName());
    private static final long PAUSE_MILLIS = 1_000;

    @Resource
    private ManagedScheduledExecutorService timer;
    @Inject
    private DueWork work;
    private ScheduledFuture<?> ticks;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ticks = timer.scheduleWithFixedDelay(this::run, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void run() {
        try {
            int done = DueWork.BATCH;
            while (done == DueWork.BATCH) {
                done = work.tick();
            }
        } catch (RuntimeException failed) {
            // A timer that throws is never called again; what is due stays due.
            LOG.log(Level.WARNING, "Due clocks could not be looked at; trying again in a second: {0}", failed.toString());
        }
    }
}
