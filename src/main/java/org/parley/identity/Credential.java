package org.parley.identity;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What a valid token stands for.
 *
 * @param fingerprint hash of the token, by which its life can be watched; empty for nobody
 * @param subject the visitor, staff member or key
 * @param name the staff member's or key's name; empty for visitors
 * @param roles of a staff member: {@code admin}, {@code agent}
 * @param scopes of a key: {@code catalog}, {@code conversations}, {@code orders}, {@code payments}, {@code sla}
 */
public record Credential(Caller.Kind kind, String fingerprint, UUID subject, String name, Set<String> roles, Set<String> scopes) {

    public static final Credential ANONYMOUS = new Credential(Caller.Kind.ANONYMOUS, "", null, "", Set.of(), Set.of());

    public Credential {
        Objects.requireNonNull(kind);
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }
}
