package org.parley.catalog.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers texts of a file of any length by 64 bits each: a million handles take some 50 MB less than as texts, and two
 * different ones meet once in many millions of imports.
 */
final class SeenBefore {

    private static final long PRIME = 0x100000001b3L;

    private final Set<Long> seen = new HashSet<>();

    /** Whether the text is new. */
    boolean add(String text) {
        return seen.add(hash(text));
    }

    boolean contains(String text) {
        return seen.contains(hash(text));
    }

    /** FNV-1a with a final mix. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * PRIME;
        }
        hash ^= hash >>> 32;
        return hash * 0x9E3779B97F4A7C15L;
    }
}
