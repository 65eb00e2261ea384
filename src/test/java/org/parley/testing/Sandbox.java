package org.parley.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sandbox payment provider of a server under test, seen from outside, and what only it can sign. */
public final class Sandbox {

    public static final String WEBHOOK_SECRET = "sandbox-webhook-secret-play-money";
    private static final String HOOK = "/api/v1/payments/webhooks/sandbox/demo";
    private static final HttpClient BROWSER = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ParleyServer server;

    public Sandbox(ParleyServer server) {
        this.server = server;
    }

    /** Switches faults on; {@code {}} makes it proper again. */
    public void behave(String behaviour) {
        HttpResponse<String> answer = browse(own("/behaviour").POST(HttpRequest.BodyPublishers.ofString(behaviour)));
        if (answer.statusCode() != 200) {
            throw new AssertionError("the sandbox does not behave: " + answer.body());
        }
    }

    /** A payment in its own books; missing there if its page was never opened. */
    public JsonNode payment(String reference) {
        try {
            return new ObjectMapper().readTree(browse(own("/payments/" + reference).GET()).body());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private HttpRequest.Builder own(String path) {
        return HttpRequest.newBuilder(server.url("/sandbox/api" + path))
                .header("Authorization", "Bearer sandbox-api-secret-play-money");
    }

    /** Posts a webhook to the shop with this signature header, or without one. */
    public HttpResponse<String> webhook(String body, String signature) {
        return webhook(HOOK, body, signature);
    }

    public HttpResponse<String> webhook(String path, String body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return browse(signature == null ? request : request.header("Sandbox-Signature", signature));
    }

    public static String signature(String secret, String body) {
        return signature(secret, body, Instant.now().getEpochSecond());
    }

    public static String signature(String secret, String body, long seconds) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "t=" + seconds + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }

    /** What a browser would get, without following redirects. */
    public static HttpResponse<String> browse(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
