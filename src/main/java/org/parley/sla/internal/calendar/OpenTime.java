package org.parley.sla.internal.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A calendar's open stretches, compiled once per block of 128 days and summed up, so that a question about years costs
 * a step per block and a binary search, not a step per day. Thread-safe; blocks are made when they are first needed.
 */
public final class OpenTime {

    /** What {@link #due} answers when there is not enough open time before the limit. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long BLOCK = 128 * Micros.DAY;
    /** An overnight interval, moved by a zone that skipped a whole day, still reaches this block. */
    private static final int DAYS_BEFORE = 3;

    private final ZoneId zone;
    private final Function<LocalDate, List<DayInterval>> hours;
    private final Map<Long, Block> blocks = new ConcurrentHashMap<>();

    public OpenTime(ZoneId zone, Function<LocalDate, List<DayInterval>> hours) {
        this.zone = zone;
        this.hours = hours;
    }

    /** Open microseconds in {@code [from, to)}; zero where {@code to} is not after {@code from}. */
    public long between(long from, long to) {
        if (to <= from) {
            return 0;
        }
        long first = Math.floorDiv(from, BLOCK);
        long last = Math.floorDiv(to, BLOCK);
        long sum = -block(first).openBefore(from);
        for (long number = first; number < last; number++) {
            sum += block(number).total;
        }
        return sum + block(last).openBefore(to);
    }

    /**
     * The earliest instant at which the open time since {@code from} equals {@code target}, or {@link #NEVER} if that
     * is after {@code limit}.
     */
    public long due(long from, long target, long limit) {
        long left = target;
        for (long number = Math.floorDiv(from, BLOCK); number * BLOCK < limit; number++) {
            Block block = block(number);
            long done = block.openBefore(Math.max(from, number * BLOCK));
            if (block.total - done >= left) {
                long due = block.whenOpenIs(done + left);
                return due <= limit ? due : NEVER;
            }
            left -= block.total - done;
        }
        return NEVER;
    }

    /** The first open instant at or after {@code from}, or {@link #NEVER} if that is not before {@code limit}. */
    public long nextOpen(long from, long limit) {
        long firstOpen = due(from, 1, limit);
        return firstOpen == NEVER ? NEVER : firstOpen - 1;
    }

    private Block block(long number) {
        Block known = blocks.get(number);
        if (known == null) {
            known = compile(number * BLOCK, (number + 1) * BLOCK);
            blocks.put(number, known);
        }
        return known;
    }

    private Block compile(long from, long to) {
        LocalDate day = dateOf(from).minusDays(DAYS_BEFORE);
        LocalDate last = dateOf(to).plusDays(1);
        List<long[]> stretches = new ArrayList<>();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            for (DayInterval interval : hours.apply(day)) {
                long start = Math.max(from, interval.from(day, zone));
                long end = Math.min(to, interval.to(day, zone));
                if (start < end) {
                    stretches.add(new long[] {start, end});
                }
            }
        }
        stretches.sort(Comparator.comparingLong(stretch -> stretch[0]));
        List<long[]> united = new ArrayList<>(stretches.size());
        for (long[] stretch : stretches) {
            long[] before = united.isEmpty() ? null : united.get(united.size() - 1);
            if (before != null && stretch[0] <= before[1]) {
                before[1] = Math.max(before[1], stretch[1]);
            } else {
                united.add(stretch);
            }
        }
        return new Block(united);
    }

    private LocalDate dateOf(long instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant, Micros.SECOND)).atZone(zone).toLocalDate();
    }

    /** Open stretches in order, disjoint, each with the open time that lies before it in the block. */
    private static final class Block {

        private final long[] starts;
        private final long[] ends;
        private final long[] before;
        private final long total;

        Block(List<long[]> stretches) {
            int count = stretches.size();
            starts = new long[count];
            ends = new long[count];
            before = new long[count];
            long sum = 0;
            for (int i = 0; i < count; i++) {
                starts[i] = stretches.get(i)[0];
                ends[i] = stretches.get(i)[1];
                before[i] = sum;
                sum += ends[i] - starts[i];
            }
            total = sum;
        }

        long openBefore(long instant) {
            int found = Arrays.binarySearch(starts, instant);
            int at = found >= 0 ? found : -found - 2;
            return at < 0 ? 0 : before[at] + Math.min(instant, ends[at]) - starts[at];
        }

        /** The earliest instant with so much open time before it: at closing, never at the next opening (rule 4). */
        long whenOpenIs(long open) {
            int found = Arrays.binarySearch(before, open);
            int at = (found >= 0 ? found : -found - 1) - 1;
            return starts[at] + open - before[at];
        }
    }
}
