package org.parley.ordering;

import org.parley.identity.VisitorId;

/**
 * Which orders to list, newest first; {@code null} means any.
 *
 * @param number exact, case aside
 * @param email of the order's contact, case aside
 * @param limit 1 to 100
 */
public record OrderQuery(VisitorId visitor, String number, String email, int limit, String cursor) {
}
