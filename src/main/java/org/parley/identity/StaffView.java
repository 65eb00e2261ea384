package org.parley.identity;

import java.util.Set;

/** A staff member as others may see it. */
public record StaffView(StaffId id, String email, String name, Set<String> roles, boolean active) {
}
