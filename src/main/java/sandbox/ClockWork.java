package sandbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks once a second what banks have decided and which webhooks are due. */
@ApplicationScoped
class ClockWork {

    private static final System.Logger LOG = System.getLogger(ClockWork.class.getName());

    @Resource
    private ManagedScheduledExecutorService scheduler;
    @Inject
    private Settings settings;
    @Inject
    private Provider provider;
    @Inject
    private Webhooks webhooks;

    private ScheduledFuture<?> ticking;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (settings.exists()) {
            ticking = scheduler.scheduleWithFixedDelay(this::tick, 1_000, 1_000, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    /** An exception would end the schedule, so none may leave. */
    private void tick() {
        try {
            provider.decideWhatIsDue();
            webhooks.deliverDue();
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "The sandbox provider skips a tick: {0}", failed.toString());
        }
    }
}
