package org.parley.sla.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.parley.shared.id.Ids;
import org.parley.shared.persistence.Sql;
import org.parley.shared.problem.Problem;
import org.parley.sla.Policies;
import org.parley.sla.RehearsalId;
import org.parley.sla.RehearsalResult;
import org.parley.sla.Rehearsals;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.HoursReader;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.Ladder;
import org.parley.sla.internal.clock.Terms;
import org.parley.sla.internal.rehearsal.Period;
import org.parley.sla.internal.rehearsal.Rehearsal;
import org.parley.sla.internal.rehearsal.Staffing;

/** Reads, rehearses and keeps what was found, on a thread of its own. */
@ApplicationScoped
class StoredRehearsals implements Rehearsals {

    private static final Logger LOG = System.getLogger(StoredRehearsals.class.getName());
    private static final int MOST_FLIPS = 300;
    /** Of the work; the rest is reckoning. */
    private static final double READING = 0.5;
    private static final long TELL_EVERY_NANOS = 500_000_000;

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource database;
    @Inject
    private RehearsalReading reading;
    @Inject
    private RehearsalTable table;
    @Inject
    private TermsBook terms;
    @Inject
    private Clock clock;
    @Resource
    private ManagedThreadFactory threads;
    private ExecutorService executor;
    private final AtomicBoolean busy = new AtomicBoolean();

    StoredRehearsals() {
    }

    StoredRehearsals(DataSource database, RehearsalReading reading, RehearsalTable table, TermsBook terms, Clock clock) {
        this.database = database;
        this.reading = reading;
        this.table = table;
        this.terms = terms;
        this.clock = clock;
    }

    @PreDestroy
    synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    @Override
    public RehearsalId start(Draft draft) {
        RehearsalRules.check(draft, clock.instant());
        UnaryOperator<Terms> proposal = proposal(draft);
        if (!busy.compareAndSet(false, true)) {
            throw Problem.conflict("rehearsalRunning", "Another rehearsal runs on this node; it takes less than a minute.");
        }
        RehearsalId id = new RehearsalId(Ids.next());
        try {
            table.begin(id, draft);
            background().execute(() -> work(id, draft, proposal));
        } catch (RejectedExecutionException stopping) {
            busy.set(false);
            throw Problem.unavailable("stopping", "This node is about to stop.", 30);
        } catch (RuntimeException failed) {
            busy.set(false);
            throw failed;
        }
        return id;
    }

    @Override
    public View get(RehearsalId id) {
        return table.find(id).orElseThrow(Problem::notFound);
    }

    @Override
    public List<Integer> people(Instant from, Instant to, String zone) {
        RehearsalRules.check(from, to, zone, clock.instant());
        return Rehearsal.people(reading.replies(from, to), new Period(from, to, to), ZoneId.of(zone));
    }

    private synchronized ExecutorService background() {
        if (executor == null) {
            executor = threads == null ? Executors.newSingleThreadExecutor() : Executors.newSingleThreadExecutor(threads);
        }
        return executor;
    }

    private void work(RehearsalId id, Draft draft, UnaryOperator<Terms> proposal) {
        try {
            table.done(id, rehearse(draft, proposal, told(id)));
        } catch (RehearsalReading.TooMuch tooMuch) {
            failed(id, Failure.TOO_MUCH);
        } catch (Rehearsal.HandlingUnknown unknown) {
            failed(id, Failure.HANDLING_UNKNOWN);
        } catch (RuntimeException | OutOfMemoryError broken) {
            LOG.log(Level.WARNING, "Rehearsal " + id + " failed", broken);
            failed(id, Failure.BROKEN);
        } finally {
            busy.set(false);
        }
    }

    private void failed(RehearsalId id, Failure failure) {
        try {
            table.failed(id, failure);
        } catch (RuntimeException databaseDown) {
            LOG.log(Level.WARNING, "The end of rehearsal {0} is not recorded: {1}", id, databaseDown.toString());
        }
    }

    /** Says how far it is, twice a second at most. */
    private DoubleConsumer told(RehearsalId id) {
        long[] last = {System.nanoTime()};
        return share -> {
            long now = System.nanoTime();
            if (now - last[0] > TELL_EVERY_NANOS) {
                last[0] = now;
                table.progress(id, share);
            }
        };
    }

    /** All of it, on the caller's thread. */
    RehearsalResult rehearse(Draft draft, UnaryOperator<Terms> proposal, DoubleConsumer progress) {
        Instant now = clock.instant();
        RehearsalReading.Read read = reading.read(draft.from(), draft.to(), proposal,
                share -> progress.accept(READING * share));
        return new Rehearsal(read.log(), new Period(draft.from(), draft.to(), now), zone(draft, read),
                share -> progress.accept(READING + (1 - READING) * share))
                .run(read.recorded(), read.proposed(), staffing(draft.staff()), MOST_FLIPS);
    }

    private static Staffing staffing(Staff staff) {
        return staff == null ? null : new Staffing(ZoneId.of(staff.zone()),
                staff.agents().stream().mapToInt(Integer::intValue).toArray(), staff.atOnce(), staff.order() == Order.DUE,
                Duration.ofSeconds(staff.longestHandlingSeconds()),
                staff.handlingSeconds() == null ? null : Duration.ofSeconds(staff.handlingSeconds()));
    }

    /** Of the proposed calendar; else of the people; else of the newest calendar that was in force. */
    private static ZoneId zone(Draft draft, RehearsalReading.Read read) {
        if (draft.calendarId() == null && draft.hours() == null && draft.staff() != null) {
            return ZoneId.of(draft.staff().zone());
        }
        List<Terms> proposed = read.proposed();
        return proposed.isEmpty() ? ZoneId.of("UTC") : proposed.get(proposed.size() - 1).calendar().zone();
    }

    /** Terms that say the same are equal, whichever versions they take the place of. */
    private UnaryOperator<Terms> proposal(Draft draft) {
        requirePolicy(draft);
        BusinessCalendar calendar = calendar(draft);
        UUID version = Ids.next();
        return was -> {
            if (draft.policyId() != null && !draft.policyId().value().equals(was.policy())) {
                return was;
            }
            Terms is = draft.promise() == null ? was : promised(was, draft.promise(), version);
            return calendar == null ? is : new Terms(is.policy(), is.policyVersion(), version, calendar, is.targets(),
                    is.firstResponseStarts(), is.botReplyCounts(), is.reopenWindow(), is.pausing(), is.ladder());
        };
    }

    /** Nobody is told in a rehearsal, so there is no ladder. */
    private static Terms promised(Terms was, Promised promise, UUID version) {
        Policies.Targets targets = promise.targets();
        return new Terms(was.policy(), version, was.calendarVersion(), was.calendar(),
                new Terms.Targets(targets.firstResponseSeconds() * Micros.SECOND,
                        targets.nextResponseSeconds() * Micros.SECOND, targets.resolutionSeconds() * Micros.SECOND),
                promise.firstResponseStarts(), promise.botReplyCounts(), Duration.ofSeconds(promise.reopenWindowSeconds()), promise.pausing(),
                new Ladder(List.of(), Long.MAX_VALUE));
    }

    private void requirePolicy(Draft draft) {
        if (draft.policyId() != null && Sql.first(database, "SELECT id FROM sla_policy WHERE id = ?", row -> 1,
                draft.policyId().value()).isEmpty()) {
            throw Problem.invalid("policyId", "is no policy");
        }
    }

    private BusinessCalendar calendar(Draft draft) {
        if (draft.hours() != null) {
            return HoursReader.read(draft.hours(), "calendar.");
        }
        if (draft.calendarId() == null) {
            return null;
        }
        return Sql.first(database, "SELECT current_version FROM sla_calendar WHERE id = ?",
                row -> row.getObject(1, UUID.class), draft.calendarId().value()).map(terms::calendar)
                .orElseThrow(() -> Problem.invalid("calendarId", "is no calendar"));
    }
}
