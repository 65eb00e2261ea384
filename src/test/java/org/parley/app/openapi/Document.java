package org.parley.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.testing.ParleyServer;

/** The interface document as a client fetches it. */
public final class Document {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    private Document(JsonNode root) {
        this.root = root;
    }

    static Document served() {
        return of(ParleyServer.shared());
    }

    public static Document of(ParleyServer server) {
        try {
            return new Document(JSON.readTree(fetch(server, "/openapi?format=json")));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static String fetch(ParleyServer server, String path) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(server.url(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    JsonNode root() {
        return root;
    }

    /** By operationId, in its order. */
    public Map<String, Operation> operations() {
        Map<String, Operation> found = new TreeMap<>();
        root.path("paths").fields().forEachRemaining(path -> METHODS.forEach(method -> {
            JsonNode operation = path.getValue().path(method);
            if (!operation.isMissingNode()) {
                found.put(operation.path("operationId").asText(), new Operation(method.toUpperCase(java.util.Locale.ROOT),
                        path.getKey().replaceFirst("^/api/v1", ""), operation));
            }
        }));
        return found;
    }

    /** What a {@code $ref} or a lone {@code allOf} stands for. */
    JsonNode resolved(JsonNode node) {
        if (node.has("$ref")) {
            JsonNode target = root.at(node.get("$ref").asText().substring(1));
            if (target.isMissingNode()) {
                throw new AssertionError("the document has no " + node.get("$ref").asText());
            }
            return resolved(target);
        }
        return node.path("allOf").size() == 1 ? resolved(node.path("allOf").get(0)) : node;
    }

    /** What in a value is not as the schema says; {@code at} is the value's place. */
    List<String> breaches(JsonNode schema, JsonNode value, String at) {
        List<String> found = new ArrayList<>();
        check(schema, value, at, found);
        return found;
    }

    private void check(JsonNode declared, JsonNode value, String at, List<String> found) {
        JsonNode schema = resolved(declared);
        if (value.isNull()) {
            if (!declared.path("nullable").asBoolean() && !schema.path("nullable").asBoolean()) {
                found.add(at + " is null");
            }
            return;
        }
        if (!fits(schema, value)) {
            found.add(at + " is no " + schema.path("type").asText() + " but " + value);
            return;
        }
        if (schema.has("enum") && !anyOf(schema.path("enum"), value)) {
            found.add(at + " is " + value + ", which the document does not name");
        }
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            check(schema.path("items"), value.get(i), at + "[" + i + "]", found);
        }
        if (value.isObject()) {
            members(schema, value, at, found);
        }
    }

    private void members(JsonNode schema, JsonNode value, String at, List<String> found) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                found.add(at + "/" + name.asText() + " is missing");
            }
        });
        value.fields().forEachRemaining(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(known, member.getValue(), at + "/" + member.getKey(), found);
            } else if (others.isObject()) {
                check(others, member.getValue(), at + "/" + member.getKey(), found);
            } else if (!others.asBoolean()) {
                found.add(at + "/" + member.getKey() + " is not documented");
            }
        });
    }

    private static boolean anyOf(JsonNode allowed, JsonNode value) {
        for (JsonNode one : allowed) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(JsonNode schema, JsonNode value) {
        return switch (schema.path("type").asText()) {
            case "string" -> value.isTextual() && wellFormed(schema.path("format").asText(), value.textValue());
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
    }

    private static boolean wellFormed(String format, String text) {
        return switch (format) {
            case "uuid" -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            case "date-time" -> text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
            case "date" -> text.matches("\\d{4}-\\d\\d-\\d\\d");
            default -> true;
        };
    }

    /** One operation; its path is below {@code /api/v1}. */
    public record Operation(String method, String path, JsonNode json) {

        public String id() {
            return json.path("operationId").asText();
        }

        /** The schema of its JSON body, or missing. */
        JsonNode body() {
            return json.at("/requestBody/content/application~1json/schema");
        }

        boolean documents(int status) {
            return json.path("responses").has(String.valueOf(status));
        }

        /** The schema of its JSON answer, or missing where it answers something else. */
        JsonNode answer(int status) {
            return json.path("responses").path(String.valueOf(status)).at("/content/application~1json/schema");
        }
    }
}
