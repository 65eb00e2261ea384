package org.parley.sla.internal.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Real intervals in which a clock stands still (rule 5): in order, disjoint, overlapping and touching ones united. */
public final class Pauses {

    public static final Pauses NONE = new Pauses(List.of());

    /** {@code [from, to)} in microseconds. */
    public record Span(long from, long to) {

        public Span {
            if (from >= to) {
                throw new IllegalArgumentException("a pause ends after it began");
            }
        }

        public static Span of(Instant from, Instant to) {
            return new Span(Micros.of(from), Micros.of(to));
        }
    }

    private final List<Span> spans;

    private Pauses(List<Span> spans) {
        this.spans = spans;
    }

    public static Pauses of(Collection<Span> any) {
        List<Span> united = new ArrayList<>();
        any.stream().sorted(Comparator.comparingLong(Span::from)).forEach(span -> {
            Span last = united.isEmpty() ? null : united.get(united.size() - 1);
            if (last != null && span.from() <= last.to()) {
                united.set(united.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                united.add(span);
            }
        });
        return united.isEmpty() ? NONE : new Pauses(List.copyOf(united));
    }

    /** Those that end after an instant, the first one clipped to it. */
    public List<Span> after(long start) {
        List<Span> after = new ArrayList<>();
        for (Span span : spans) {
            if (span.to() > start) {
                after.add(new Span(Math.max(start, span.from()), span.to()));
            }
        }
        return after;
    }
}
