package org.parley.app.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.problem.Problem;

/** Writes problems as RFC 9457 documents. */
final class ProblemResponses {

    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json", "UTF-8");
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"), Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"),
            Map.entry(404, "Not found"), Map.entry(405, "Method not allowed"), Map.entry(406, "Not acceptable"),
            Map.entry(409, "Conflict"), Map.entry(413, "Content too large"), Map.entry(415, "Unsupported media type"),
            Map.entry(422, "Unprocessable content"), Map.entry(429, "Too many requests"),
            Map.entry(500, "Internal error"), Map.entry(503, "Unavailable"));

    private ProblemResponses() {
    }

    static Response of(Problem problem) {
        ObjectNode body = Json.object();
        body.put("type", "https://parley.dev/problems/" + problem.code());
        body.put("title", TITLES.getOrDefault(problem.status(), "Error"));
        body.put("status", problem.status());
        body.put("detail", problem.getMessage());
        body.put("instance", "urn:uuid:" + Ids.next());
        body.put("code", problem.code());
        problem.members().forEach((name, value) -> body.set(name, Json.tree(value)));
        Response.ResponseBuilder response = Response.status(problem.status()).type(PROBLEM_JSON).entity(body.toString());
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        Object retryAfter = problem.members().get("retryAfter");
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.build();
    }
}
