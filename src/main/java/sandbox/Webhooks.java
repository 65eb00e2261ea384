package sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the merchant that something happened: written with the session in one transaction, posted afterwards, repeated
 * with doubling pauses until the merchant answers 2xx. Each post carries {@code Sandbox-Signature: t=seconds,v1=hex},
 * the HMAC-SHA256 with the webhook secret over {@code t + "." + body}.
 */
@ApplicationScoped
class Webhooks {

    static final String SIGNATURE = "Sandbox-Signature";
    private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
    private static final int ATTEMPTS = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long SPREAD_MILLIS = 3_000;

    @Inject
    private Settings settings;
    @Inject
    private Books books;
    @Inject
    private Faults faults;
    @Inject
    private Clock clock;
    @Resource
    private ManagedExecutorService threads;

    private final AtomicBoolean delivering = new AtomicBoolean();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private Executor executor;

    protected Webhooks() {
    }

    Webhooks(Settings settings, Books books, Faults faults, Clock clock, Executor executor) {
        this.settings = settings;
        this.books = books;
        this.faults = faults;
        this.clock = clock;
        this.executor = executor;
    }

    /** Within the transaction that changed the session. */
    void announce(Connection connection, Session session, String what) throws SQLException {
        Behaviour behaviour = faults.current();
        String eventId = "evt_" + UUID.randomUUID().toString().replace("-", "");
        String body = body(eventId, session, what);
        boolean dropped = faults.takeDrop();
        for (int copy = 0; copy <= behaviour.duplicate(); copy++) {
            long spread = behaviour.shuffle() ? ThreadLocalRandom.current().nextLong(SPREAD_MILLIS) : 0;
            Instant when = clock.instant().plus(behaviour.delay()).plusMillis(spread);
            WebhookTable.insert(connection, eventId, body, dropped ? null : when);
        }
    }

    /** Passes a result on and starts delivery of what its transaction announced. */
    <T> T thenDeliver(T result) {
        (executor == null ? threads : executor).execute(this::deliverDue);
        return result;
    }

    /** Posts what is due, one after the other; returns at once while another thread does so. */
    void deliverDue() {
        if (!delivering.compareAndSet(false, true)) {
            return;
        }
        try {
            List<WebhookTable.Due> due;
            do {
                due = books.transaction(connection -> WebhookTable.due(connection, clock.instant()));
                due.forEach(this::deliver);
            } while (!due.isEmpty());
        } finally {
            delivering.set(false);
        }
    }

    private void deliver(WebhookTable.Due webhook) {
        String outcome = post(webhook.body());
        boolean delivered = outcome.startsWith("2");
        int attempt = webhook.attempt() + 1;
        Instant next = delivered || attempt >= ATTEMPTS ? null : clock.instant().plus(pause(attempt));
        if (!delivered) {
            LOG.log(System.Logger.Level.DEBUG, "Webhook {0}, attempt {1}: {2}", webhook.eventId(), attempt, outcome);
        }
        books.transaction(connection -> WebhookTable.record(connection, webhook.id(), attempt, next, outcome));
    }

    private String post(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.webhookUrl())).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(SIGNATURE, "t=" + seconds + ",v1="
                        + Signature.of(settings.webhookSecret(), seconds + ".", body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            return String.valueOf(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException unreachable) {
            return unreachable.toString();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static Duration pause(int attempt) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private String body(String eventId, Session session, String what) {
        ObjectNode json = Wire.MAPPER.createObjectNode().put("id", eventId).put("type", "payment." + what)
                .put("created", clock.instant().getEpochSecond());
        json.set("data", Api.json(session));
        try {
            return Wire.MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
