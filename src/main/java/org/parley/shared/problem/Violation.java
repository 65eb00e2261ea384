package org.parley.shared.problem;

/** One thing that is wrong with one field of a request; {@code field} is its path, such as {@code contact.email}. */
public record Violation(String field, String message) {
}
