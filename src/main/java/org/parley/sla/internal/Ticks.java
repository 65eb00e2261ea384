package org.parley.sla.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks again and again for what is due; every node does, and the rows' locks share the work out among them. */
abstract class Ticks {

    private static final Logger LOG = System.getLogger(Ticks.class.getName());

    private final Duration pause;
    @Resource
    private ManagedScheduledExecutorService timer;
    private ScheduledFuture<?> ticks;

    Ticks(Duration pause) {
        this.pause = pause;
    }

    /** One look. */
    abstract void look();

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        ticks = timer.scheduleWithFixedDelay(this::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void run() {
        try {
            look();
        } catch (RuntimeException failed) {
            // A timer that throws is never called again; what is due stays due.
            LOG.log(Level.WARNING, "{0} could not look for what is due; trying again: {1}", getClass().getSimpleName(),
                    failed.toString());
        }
    }
}
