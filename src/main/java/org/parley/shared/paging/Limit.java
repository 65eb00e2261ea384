package org.parley.shared.paging;

import org.parley.shared.problem.Problem;

/** The number of items on a page: 1 to 100, 25 unless told (design/api.md). */
public final class Limit {

    private static final int DEFAULT = 25;
    private static final int MAX = 100;

    private Limit() {
    }

    public static int of(Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MAX) {
            throw Problem.invalid("limit", "must be from 1 to " + MAX);
        }
        return asked;
    }
}
