package org.parley.identity;

import java.util.Set;

/** Keys with which other programs call the shop's API. */
public interface ApiKeys {

    Set<String> SCOPES = Set.of("catalog", "conversations", "orders", "payments", "sla");

    /** Makes sure that this very key exists, under that name, with those scopes; it is stored hashed. */
    void ensure(String name, String key, Set<String> scopes);
}
