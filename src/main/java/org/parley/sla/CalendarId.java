package org.parley.sla;

import java.util.Objects;
import java.util.UUID;

/** A business calendar; its hours change, its id stays. */
public record CalendarId(UUID value) {
    public CalendarId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
