package org.parley.sla.internal.rehearsal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import org.parley.conversation.ConversationId;
import org.parley.sla.ClockKind;
import org.parley.sla.RehearsalResult;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.Terms;

/** Puts what happened beside what would have happened. */
public final class Rehearsal {

    private final RecordedLog log;
    private final Period period;
    private final ZoneId zone;
    private final DoubleConsumer progress;

    /** Nothing recorded tells how long a reply takes, and nobody said it. */
    public static final class HandlingUnknown extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * @param zone     whose hours of the week are told apart
     * @param progress hears from time to time what share of the work is done
     */
    public Rehearsal(RecordedLog log, Period period, ZoneId zone, DoubleConsumer progress) {
        this.log = log;
        this.period = period;
        this.zone = zone;
        this.progress = progress;
    }

    /**
     * @param recorded  the terms that were in force, by their numbers in the log
     * @param proposed  what to take in their place, by the same numbers
     * @param staffing  who answers; {@code null}: whoever did, when they did
     * @param mostFlips how many changed conversations to name
     * @throws HandlingUnknown with staffing, where there is work and no way to tell how long it takes
     */
    public RehearsalResult run(List<Terms> recorded, List<Terms> proposed, Staffing staffing, int mostFlips) {
        double parts = staffing == null ? 2 : 3;
        int[] people = Handling.people(log, period.from(), period.to(), staffing == null ? zone : staffing.zone());
        Tally before = tally();
        walk(recorded, before, 0, 1 / parts);
        Tally after = tally();
        Tally modelled = null;
        RehearsalResult.Effort effort = null;
        if (staffing == null) {
            walk(proposed, after, 1 / parts, 1 / parts);
        } else {
            Handling handling = Handling.of(log, staffing);
            Staffing estimated = staffing.with(people);
            if (!estimated.isEmpty()) {
                modelled = tally();
                new Simulation(log, recorded, estimated, handling, period, modelled).run(told(1 / parts, 1 / parts));
            }
            effort = new Simulation(log, proposed, staffing, handling, period, after).run(told(2 / parts, 1 / parts));
        }
        List<RehearsalResult.Flip> flips = new ArrayList<>();
        int flipCount = flips(before, after, mostFlips, flips);
        return new RehearsalResult(log.conversations(), zone.getId(), before.figures(),
                modelled == null ? null : modelled.figures(), after.figures(), flips, flipCount, effort, Tally.hours(people));
    }

    /** How many there were in each hour of the week, by who replied. */
    public static List<Integer> people(RecordedLog log, Period period, ZoneId zone) {
        return Tally.hours(Handling.people(log, period.from(), period.to(), zone));
    }

    private Tally tally() {
        return new Tally(period.from(), period.to(), zone, log.conversations());
    }

    private void walk(List<Terms> terms, Tally tally, double start, double share) {
        LongConsumer told = told(start, share);
        for (int conversation = 0; conversation < log.conversations(); conversation++) {
            int number = conversation;
            Walk.through(log, number, terms, clock -> tally.add(number, clock, period.now()));
            told.accept(number);
        }
    }

    private LongConsumer told(double start, double share) {
        return done -> {
            if (done % 1000 == 0) {
                progress.accept(start + share * done / Math.max(1, log.conversations()));
            }
        };
    }

    private int flips(Tally before, Tally after, int most, List<RehearsalResult.Flip> found) {
        int count = 0;
        for (int conversation = 0; conversation < log.conversations(); conversation++) {
            for (ClockKind kind : ClockKind.values()) {
                boolean was = before.result(conversation, kind) == Tally.Result.BREACHED;
                boolean is = after.result(conversation, kind) == Tally.Result.BREACHED;
                if (was != is && count++ < most) {
                    found.add(new RehearsalResult.Flip(new ConversationId(log.conversation(conversation)),
                            firstWithin(conversation), kind, was, is));
                }
            }
        }
        return count;
    }

    private Instant firstWithin(int conversation) {
        for (int event = log.first(conversation); event < log.end(conversation); event++) {
            if (log.at(event) >= Micros.of(period.from())) {
                return Micros.instant(log.at(event));
            }
        }
        return Micros.instant(log.at(log.first(conversation)));
    }
}
