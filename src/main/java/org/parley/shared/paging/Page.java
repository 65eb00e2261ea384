package org.parley.shared.paging;

import java.util.List;
import java.util.function.Function;

/** A part of a list and, where there is more, the opaque cursor that continues it. */
public record Page<T>(List<T> items, String next) {

    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, null);
    }

    /** Cuts a list that was read with one row more than the limit; that row's presence says that there is more. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursorAfter) {
        if (oneMore.size() <= limit) {
            return last(oneMore);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, cursorAfter.apply(items.get(limit - 1)));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
