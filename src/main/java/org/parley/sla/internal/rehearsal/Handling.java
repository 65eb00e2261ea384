package org.parley.sla.internal.rehearsal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.parley.sla.internal.calendar.Micros;

/** What the record tells of the people who replied: how long a reply takes them, and how many were there when. */
final class Handling {

    private static final long SEED = 20261124;
    private static final long HOUR = 60 * Micros.MINUTE;
    /** 1970-01-01 was a Thursday. */
    private static final int THURSDAY = 3;

    private final RecordedLog log;
    private final long longest;
    private final long fixed;
    private final long[][] actsOf;
    private long[] known = new long[256];
    private int count;

    private Handling(RecordedLog log, long longest, long fixed) {
        this.log = log;
        this.longest = longest;
        this.fixed = fixed;
        this.actsOf = actsByAgent(log);
    }

    /** Reads the whole log once; what happened outside the period tells about the people, too. */
    static Handling of(RecordedLog log, Staffing staffing) {
        Handling handling = new Handling(log, Micros.of(staffing.longestHandling()),
                staffing.handling() == null ? 0 : Micros.of(staffing.handling()));
        for (int conversation = 0; conversation < log.conversations(); conversation++) {
            handling.read(conversation);
        }
        Arrays.sort(handling.known, 0, handling.count);
        return handling;
    }

    private void read(int conversation) {
        Awaiting awaiting = new Awaiting();
        for (int event = log.first(conversation); event < log.end(conversation); event++) {
            if (log.kind(event) == RecordedLog.PERSON_REPLIED && awaiting.since() != RecordedLog.NONE) {
                long took = recorded(event, awaiting.since());
                if (took != RecordedLog.NONE) {
                    if (count == known.length) {
                        known = Arrays.copyOf(known, 2 * count);
                    }
                    known[count++] = took;
                }
            }
            awaiting.step(log.kind(event), event);
        }
    }

    /** Median of what is known, in seconds. */
    long medianSeconds() {
        return fixed > 0 ? fixed / Micros.SECOND : count == 0 ? 0 : known[(count - 1) / 2] / Micros.SECOND;
    }

    /** Whether this reply's time is as recorded, and not drawn. */
    boolean isKnown(int reply, int since) {
        return fixed == 0 && reply >= 0 && recorded(reply, since) != RecordedLog.NONE;
    }

    /**
     * Microseconds that an answer takes.
     *
     * @param reply the recorded answer, negative where nobody answered
     * @param since the event since which somebody could
     * @throws Rehearsal.HandlingUnknown where it is not recorded, nor any other
     */
    long time(int reply, int since) {
        if (fixed > 0) {
            return fixed;
        }
        long took = reply < 0 ? RecordedLog.NONE : recorded(reply, since);
        if (took != RecordedLog.NONE) {
            return took;
        }
        if (count == 0) {
            throw new Rehearsal.HandlingUnknown();
        }
        return known[new SplittableRandom(SEED + since).nextInt(count)];
    }

    /** Microseconds, or {@link RecordedLog#NONE} where the record does not tell. */
    private long recorded(int reply, int since) {
        int agent = log.agent(reply);
        if (agent == RecordedLog.NONE) {
            return RecordedLog.NONE;
        }
        long[] acts = actsOf[agent];
        int at = Arrays.binarySearch(acts, log.at(reply));
        while (at > 0 && acts[at - 1] == acts[at]) {
            at--;
        }
        long begun = at > 0 ? Math.max(log.at(since), acts[at - 1]) : log.at(since);
        long took = log.at(reply) - begun;
        return took > longest ? RecordedLog.NONE : took;
    }

    private static long[][] actsByAgent(RecordedLog log) {
        int[] counts = new int[log.agents()];
        for (int event = 0; event < log.events(); event++) {
            if (log.agent(event) != RecordedLog.NONE) {
                counts[log.agent(event)]++;
            }
        }
        long[][] acts = new long[counts.length][];
        for (int agent = 0; agent < counts.length; agent++) {
            acts[agent] = new long[counts[agent]];
        }
        for (int event = 0; event < log.events(); event++) {
            int agent = log.agent(event);
            if (agent != RecordedLog.NONE) {
                acts[agent][--counts[agent]] = log.at(event);
            }
        }
        for (long[] each : acts) {
            Arrays.sort(each);
        }
        return acts;
    }

    /**
     * How many people there were in each hour of the week, by who replied: the mean over the weeks, rounded; where that is
     * nobody at any hour, at least one in those hours in which somebody ever did. Who was there and had nothing to answer
     * cannot be seen.
     */
    static int[] people(RecordedLog log, Instant from, Instant to, ZoneId zone) {
        long[] seen = new long[256];
        int many = 0;
        int agents = log.agents() + 1;
        for (int event = 0; event < log.events(); event++) {
            long at = log.at(event);
            if (log.kind(event) == RecordedLog.PERSON_REPLIED && at >= Micros.of(from) && at < Micros.of(to)) {
                if (many == seen.length) {
                    seen = Arrays.copyOf(seen, 2 * many);
                }
                seen[many++] = localHour(at, zone) * agents + log.agent(event) + 1;
            }
        }
        Arrays.sort(seen, 0, many);
        int[] people = new int[Tally.HOURS_OF_WEEK];
        for (int i = 0; i < many; i++) {
            if (i > 0 && seen[i] == seen[i - 1]) {
                continue;
            }
            people[cell(seen[i] / agents)]++;
        }
        int[] hours = new int[Tally.HOURS_OF_WEEK];
        for (long at = Micros.of(from); at < Micros.of(to); at += HOUR) {
            hours[cell(localHour(at, zone))]++;
        }
        int[] mean = new int[Tally.HOURS_OF_WEEK];
        int[] ever = new int[Tally.HOURS_OF_WEEK];
        for (int cell = 0; cell < mean.length; cell++) {
            mean[cell] = hours[cell] == 0 ? 0 : (2 * people[cell] + hours[cell]) / (2 * hours[cell]);
            ever[cell] = Math.min(1, people[cell]);
        }
        return Arrays.stream(mean).anyMatch(some -> some > 0) ? mean : ever;
    }

    private static long localHour(long at, ZoneId zone) {
        return Math.floorDiv(at + zone.getRules().getOffset(Micros.instant(at)).getTotalSeconds() * Micros.SECOND, HOUR);
    }

    private static int cell(long localHour) {
        return (int) (Math.floorMod(Math.floorDiv(localHour, 24) + THURSDAY, 7) * 24 + Math.floorMod(localHour, 24));
    }
}
