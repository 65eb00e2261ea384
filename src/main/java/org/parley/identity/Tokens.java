package org.parley.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Opaque bearer tokens. Only their hashes are stored; a revoked one is refused everywhere within five seconds. */
public interface Tokens {

    /** A new token for a staff member, valid for the given time. */
    Issued forStaff(StaffId staff, Duration lifetime);

    /** What the token stands for; empty when it is unknown, expired or revoked. Visitors' tokens live on by use. */
    Optional<Credential> find(String token);

    /** Which of these fingerprints still belong to valid tokens or keys, in one query; for sockets that stay open. */
    Set<String> alive(Collection<String> fingerprints);

    void revoke(String token);

    /** Deletes tokens that nobody can use any more. */
    void removeExpired();

    /** Revokes every token of a staff member, as after a change of password. */
    void revokeAll(StaffId staff);

    /** A token in clear text, shown once. */
    record Issued(String token, Instant expiresAt) {
    }
}
