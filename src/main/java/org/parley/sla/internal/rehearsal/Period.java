package org.parley.sla.internal.rehearsal;

import java.time.Instant;

/** {@code [from, to)} is rehearsed; what is still open is judged by how it stands {@code now}. */
public record Period(Instant from, Instant to, Instant now) {
}
