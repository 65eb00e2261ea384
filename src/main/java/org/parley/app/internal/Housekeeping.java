package org.parley.app.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.parley.identity.Tokens;
import org.parley.shared.persistence.Sql;

/** Removes what has expired, once an hour, by index: idempotency keys and tokens. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final Duration KEYS_KEPT = Duration.ofHours(24);

    @Resource
    private ManagedThreadFactory threads;
    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private Tokens tokens;
    @Inject
    private Clock clock;

    private ScheduledExecutorService schedule;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        schedule = Executors.newSingleThreadScheduledExecutor(threads);
        schedule.scheduleWithFixedDelay(this::tidy, 10, 60, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (schedule != null) {
            schedule.shutdownNow();
        }
    }

    private void tidy() {
        try {
            Sql.update(database, "DELETE FROM idempotency_key WHERE created_at < ?", clock.instant().minus(KEYS_KEPT));
            tokens.removeExpired();
        } catch (RuntimeException databaseDown) {
            LOG.log(Level.WARNING, "Nothing could be tidied up now: {0}", databaseDown.toString());
        }
    }
}
