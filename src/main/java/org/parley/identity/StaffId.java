package org.parley.identity;

import java.util.Objects;
import java.util.UUID;

/** A person who works for the shop. */
public record StaffId(UUID value) {
    public StaffId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
