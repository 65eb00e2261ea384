package org.parley.shared.rest;

import java.util.UUID;
import java.util.function.Function;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;

/** Reads an id from a path. What is no id is nobody's: it answers 404 like one that is missing or foreign. */
public final class PathId {

    private PathId() {
    }

    public static <T> T of(String text, Function<UUID, T> type) {
        return Ids.parse(text).map(type).orElseThrow(Problem::notFound);
    }
}
