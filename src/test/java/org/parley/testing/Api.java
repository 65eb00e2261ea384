package org.parley.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A client of the REST interface as an integrator would write one: HTTP and JSON, none of our classes. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();

    private final URI base;
    private final String token;
    private final List<String> headers;

    Api(URI base) {
        this(base, null, List.of());
    }

    private Api(URI base, String token, List<String> headers) {
        this.base = base;
        this.token = token;
        this.headers = headers;
    }

    /** The same interface, called with this token. */
    public Api as(String bearer) {
        return new Api(base, bearer, headers);
    }

    public Api with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Api(base, token, more);
    }

    public String token() {
        return token;
    }

    /** A new visitor of the web inbox. */
    public Api visitor(String language) {
        return as(post("/visitors", "{'inbox':'web','language':'" + language + "','zone':'Asia/Bangkok'}").expect(201)
                .text("token"));
    }

    /** A demo agent or administrator, logged in: {@code mai}, {@code ken} or {@code admin}. */
    public Api staff(String name) {
        return as(post("/staff-tokens", "{'email':'" + name + "@demo.parley.example','password':'parley-demo-2026'}")
                .expect(201).text("token"));
    }

    /** The caller's conversation. */
    public String conversation() {
        return post("/conversations", "{}").text("id");
    }

    /** Writes a text with a fresh client message id. */
    public Answer say(String conversation, String text) {
        return send("POST", "/conversations/" + conversation + "/messages", JSON.createObjectNode()
                .put("clientMessageId", UUID.randomUUID().toString())
                .set("content", JSON.createObjectNode().put("type", "text").put("text", text)).toString());
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** @param body JSON, in which single quotes stand for double ones */
    public Answer post(String path, String body) {
        return send("POST", path, body == null ? null : body.replace('\'', '"'));
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body.replace('\'', '"'));
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body.replace('\'', '"'));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a body just as it is. */
    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(method + " " + path, response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What came back. */
    public record Answer(String request, HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (IOException notJson) {
                throw new AssertionError(request + " answered no JSON: " + body(), notJson);
            }
        }

        /** A text by its JSON pointer without the leading slash: {@code total/amount}. */
        public String text(String path) {
            JsonNode node = json().at("/" + path);
            if (node.isMissingNode()) {
                throw new AssertionError(request + " answered nothing at " + path + ": " + body());
            }
            return node.asText();
        }

        public String code() {
            return text("code");
        }

        public Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError(request + " answered " + status() + " instead of " + status + ": " + body());
            }
            return this;
        }
    }
}
