package org.parley.sla;

import java.util.Objects;
import java.util.UUID;

/** A policy; its promises change, its id stays. */
public record PolicyId(UUID value) {
    public PolicyId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
