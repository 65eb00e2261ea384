package org.parley.sla.internal.rehearsal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.parley.sla.RehearsalResult;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.Terms;

/**
 * A discrete-event simulation of people who answer customers: three kinds of events (somebody can be answered, an answer
 * is given, the staff changes), in simulated time. The model is told in the package's description.
 */
final class Simulation {

    private static final int NOBODY_ANSWERED = -1;
    private static final int ENDED_OTHERWISE = -2;

    private final RecordedLog log;
    private final List<Terms> termsOf;
    private final Staffing staffing;
    private final Handling handling;
    private final long from;
    private final long to;
    private final Instant now;
    private final Tally tally;

    private final PriorityQueue<Course> arrivals = new PriorityQueue<>(
            Comparator.comparingLong((Course course) -> course.readyAt).thenComparingInt(course -> course.conversation));
    private final PriorityQueue<Course> answers = new PriorityQueue<>(
            Comparator.comparingLong((Course course) -> course.endAt).thenComparingInt(course -> course.conversation));
    private final PriorityQueue<Course> queue;
    private long present = Long.MIN_VALUE;
    private int busy;
    private int replies;
    private int known;
    private double waited;
    private double worked;
    private int longestQueue;

    Simulation(RecordedLog log, List<Terms> termsOf, Staffing staffing, Handling handling, Period period, Tally tally) {
        this.log = log;
        this.termsOf = termsOf;
        this.staffing = staffing;
        this.handling = handling;
        this.from = Micros.of(period.from());
        this.to = Micros.of(period.to());
        this.now = period.now();
        this.tally = tally;
        Comparator<Course> arrival = Comparator.comparingLong((Course course) -> course.readyAt)
                .thenComparingInt(course -> course.conversation);
        this.queue = new PriorityQueue<>(staffing.byDue()
                ? Comparator.comparingLong((Course course) -> course.due).thenComparing(arrival) : arrival);
    }

    /** @param done hears how many conversations have come to their end */
    RehearsalResult.Effort run(LongConsumer done) {
        for (int conversation = 0; conversation < log.conversations(); conversation++) {
            arrivals.add(new Course(conversation));
        }
        Staffing.Hours hours = staffing.new Hours();
        int ended = 0;
        while (!arrivals.isEmpty() || !answers.isEmpty() || !queue.isEmpty()) {
            long at = nextInstant(hours);
            while (!answers.isEmpty() && answers.peek().endAt <= at) {
                Course course = answers.poll();
                busy--;
                course.answer();
                ended += goOn(course);
            }
            while (!arrivals.isEmpty() && arrivals.peek().readyAt <= at) {
                Course course = arrivals.poll();
                if (course.walk == null) {
                    course.begin();
                    ended += goOn(course);
                } else {
                    queue.add(course);
                }
            }
            int capacity = hours.capacity(at);
            while (!queue.isEmpty() && busy < capacity) {
                take(queue.poll(), at);
            }
            longestQueue = Math.max(longestQueue, queue.size());
            done.accept(ended);
        }
        long staffed = staffing.staffed(from, to);
        return new RehearsalResult.Effort(replies, known, handling.medianSeconds(),
                replies == 0 ? 0 : waited / replies / Micros.SECOND, staffed == 0 ? 0 : worked / staffed, longestQueue);
    }

    private long nextInstant(Staffing.Hours hours) {
        long next = Long.MAX_VALUE;
        if (!arrivals.isEmpty()) {
            next = arrivals.peek().readyAt;
        }
        if (!answers.isEmpty()) {
            next = Math.min(next, answers.peek().endAt);
        }
        if (!queue.isEmpty()) {
            // Everybody is busy or nobody is there: otherwise the queue would be empty.
            next = Math.min(next, hours.until(present));
        }
        present = Math.max(present, next);
        return present;
    }

    private int goOn(Course course) {
        if (course.advance()) {
            arrivals.add(course);
            return 0;
        }
        return 1;
    }

    private void take(Course course, long at) {
        long takes = handling.time(course.reply, course.since);
        busy++;
        replies++;
        known += handling.isKnown(course.reply, course.since) ? 1 : 0;
        waited += at - course.readyAt;
        course.endAt = at + takes;
        worked += Math.max(0, Math.min(to, course.endAt) - Math.max(from, at));
        answers.add(course);
    }

    /** A conversation on its way through simulated time. */
    private final class Course {

        private final int conversation;
        private final Awaiting awaiting = new Awaiting();
        private Walk walk;
        private int next;
        /** How much later than recorded things happen now; negative for earlier. */
        private long shift;
        private long last = Long.MIN_VALUE;
        private boolean resolved;
        private long readyAt;
        private long due;
        private int since;
        private int reply;
        private long endAt;

        Course(int conversation) {
            this.conversation = conversation;
            this.next = log.first(conversation);
            this.readyAt = log.at(next);
        }

        void begin() {
            walk = new Walk(log, termsOf, this::settled);
        }

        private void settled(SlaClock clock) {
            Instant end = Micros.instant(last);
            tally.add(conversation, clock, end.isAfter(now) ? end : now);
        }

        /** Up to where a person is needed; otherwise to the end. */
        boolean advance() {
            while (next < log.end(conversation)) {
                boolean takenFromBot = log.kind(next) == RecordedLog.PERSON_REPLIED && awaiting.isWithBot();
                if (takenFromBot && isWork(next, awaiting.since())) {
                    long takes = handling.time(next, awaiting.since());
                    return await(next, Math.max(log.at(awaiting.since()) + shift, time(next) - takes));
                }
                int event = next++;
                step(event, time(event));
                if (awaiting.step(log.kind(event), event)) {
                    int answer = answerOf(next);
                    if (isWork(answer, event)) {
                        return await(answer, last);
                    }
                }
            }
            walk.finish();
            walk = null;
            return false;
        }

        private boolean await(int answer, long available) {
            reply = answer;
            since = awaiting.since();
            readyAt = Math.max(available, from);
            SlaClock open = walk.state().openResponse();
            due = open == null || open.dueAt() == null ? Long.MAX_VALUE : Micros.of(open.dueAt());
            return true;
        }

        /** What becomes of the wait that has begun, as recorded. */
        private int answerOf(int event) {
            for (int each = event; each < log.end(conversation); each++) {
                switch (log.kind(each)) {
                    case RecordedLog.PERSON_REPLIED -> {
                        return each;
                    }
                    case RecordedLog.RESOLVED, RecordedLog.DISCARDED, RecordedLog.BOT_ANSWER_ACCEPTED,
                            RecordedLog.HANDED_TO_BOT, RecordedLog.CUSTOMER_WROTE_TO_BOT -> {
                        return ENDED_OTHERWISE;
                    }
                    default -> { }
                }
            }
            return NOBODY_ANSWERED;
        }

        /** By what is recorded, so that the same work is done whoever does it. */
        private boolean isWork(int answer, int event) {
            if (answer == ENDED_OTHERWISE || log.at(event) >= to) {
                return false;
            }
            return answer == NOBODY_ANSWERED ? log.at(event) >= from : log.at(answer) >= from;
        }

        /** The answer is given: what happened before it happens before it, and what follows keeps its distance. */
        void answer() {
            if (reply == NOBODY_ANSWERED) {
                while (next < log.end(conversation) && time(next) <= endAt) {
                    step(next, time(next));
                    next++;
                }
                last = Math.max(last, endAt);
                walk.reply(Micros.instant(last));
            } else {
                while (next < reply) {
                    step(next, Math.min(time(next), endAt));
                    next++;
                }
                step(reply, endAt);
                shift = endAt - log.at(reply);
                next = reply + 1;
            }
            awaiting.answered();
        }

        private void step(int event, long at) {
            last = Math.max(last, at);
            walk.step(event, Micros.instant(last));
            resolved = log.kind(event) == RecordedLog.RESOLVED;
        }

        /** When an event happens in simulated time. */
        private long time(int event) {
            byte kind = log.kind(event);
            if (kind == RecordedLog.TERMS_CHANGED) {
                return log.at(event);
            }
            if (resolved && kind != RecordedLog.REOPENED) {
                // A new matter comes when it came.
                shift = Math.max(0, last - log.at(event));
            }
            return log.at(event) + shift;
        }
    }
}
