package org.parley.sla;

import java.util.Objects;
import java.util.UUID;

/** A rehearsal that was begun. */
public record RehearsalId(UUID value) {
    public RehearsalId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
