package org.parley.identity;

import java.util.Objects;
import java.util.UUID;

/** A visitor of the shop, known or not, in one inbox. */
public record VisitorId(UUID value) {
    public VisitorId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
