package org.parley.shared.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A refusal that the caller can understand: an HTTP status, a stable {@code code} and a sentence (RFC 9457).
 * Modules throw it, or a subclass named by the fact; one mapper writes it.
 */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Set<String> OF_EVERY_PROBLEM = Set.of("type", "title", "status", "detail", "instance", "code");

    private final int status;
    private final String code;
    private final transient Map<String, Object> members;

    /** @throws IllegalArgumentException if a member has the name of one that every problem has, and would hide it */
    public Problem(int status, String code, String detail, Map<String, ?> members) {
        super(detail, null, false, false);
        if (members.keySet().stream().anyMatch(OF_EVERY_PROBLEM::contains)) {
            throw new IllegalArgumentException(code + " has a member that would hide one of every problem: "
                    + members.keySet());
        }
        this.status = status;
        this.code = code;
        this.members = new LinkedHashMap<>(members);
    }

    public Problem(int status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    /** Missing and foreign things answer alike: nothing in this problem tells which it was. */
    public static Problem notFound() {
        return new Problem(404, "notFound", "There is no such thing, or it is not yours.");
    }

    public static Problem badRequest(String code, String detail) {
        return new Problem(400, code, detail);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    public static Problem invalid(List<Violation> violations) {
        return new Problem(400, "validationFailed", "The request has fields that cannot be accepted.",
                Map.of("violations", violations));
    }

    public static Problem unauthorized() {
        return new Problem(401, "unauthorized", "A valid token is required.");
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", detail);
    }

    public static Problem conflict(String code, String detail) {
        return new Problem(409, code, detail);
    }

    public static Problem conflict(String code, String detail, Map<String, ?> members) {
        return new Problem(409, code, detail, members);
    }

    /**
     * Not possible at this moment, and nobody's fault.
     *
     * @param retryAfter seconds until another try makes sense
     */
    public static Problem unavailable(String code, String detail, int retryAfter) {
        return new Problem(503, code, detail, Map.of("retryAfter", retryAfter));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Extra members of the problem document, in order. */
    public Map<String, Object> members() {
        return members;
    }
}
