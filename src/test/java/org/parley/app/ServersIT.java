package org.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.app.openapi.Document;
import org.parley.app.openapi.Rows;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;
import org.parley.testing.TestPostgres;

/** How the server starts, fails to start, and comes back from a crash. */
class ServersIT {

    private static final int SENDERS = 8;
    private static final int MESSAGES = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aWrongDatabasePasswordEndsTheStartWithItsCause() {
        TestPostgres database = TestPostgres.emptyDatabase();
        ParleyServer server = ParleyServer.settings("wrong-password").fresh().database(database)
                .env("PARLEY_DATABASE_USER", "nobody").start();
        assertThat(server.exitCode()).isNotZero();
        assertThat(server.output()).contains("Parley could not start:").containsIgnoringCase("nobody");
    }

    @Test
    void nothingAcknowledgedIsMissingOrDoubledAfterAKillOnPostgres() throws Exception {
        TestPostgres database = TestPostgres.emptyDatabase();
        killRound(ParleyServer.settings("kill-postgres").fresh().database(database),
                ParleyServer.settings("kill-postgres").database(database));
    }

    @Test
    void nothingAcknowledgedIsMissingOrDoubledAfterAKillOnH2() throws Exception {
        killRound(ParleyServer.settings("kill-h2").fresh(), ParleyServer.settings("kill-h2"));
    }

    /** Kills the server while messages are in flight; every sender then repeats all of its messages. */
    private static void killRound(ParleyServer.Settings first, ParleyServer.Settings again) throws Exception {
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        Map<String, String> sent = new ConcurrentHashMap<>();
        String token;
        String conversation;
        try (ParleyServer server = first.start().awaitReady()) {
            Api visitor = server.api().visitor("en");
            token = visitor.token();
            conversation = visitor.conversation();
            visitor.post("/conversations/" + conversation + "/handover", null).expect(200);
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            for (int i = 0; i < MESSAGES; i++) {
                String id = UUID.randomUUID().toString();
                String body = "{'clientMessageId':'" + id + "','content':{'type':'text','text':'message " + i + "'}}";
                sent.put(id, body);
                senders.execute(() -> send(visitor, conversation, id, body, acknowledged));
            }
            await(() -> acknowledged.size() >= MESSAGES / 3);
            server.kill();
            senders.shutdownNow();
            senders.awaitTermination(30, TimeUnit.SECONDS);
        }
        assertThat(acknowledged).hasSizeLessThan(MESSAGES);
        try (ParleyServer server = again.start().awaitReady()) {
            Api visitor = server.api().as(token);
            Map<String, String> kept = thread(visitor, conversation);
            assertThat(kept).containsAllEntriesOf(acknowledged);
            sent.forEach((id, body) -> send(visitor, conversation, id, body, acknowledged));
            assertThat(thread(visitor, conversation).keySet()).containsAll(sent.keySet());
        }
    }

    private static void send(Api visitor, String conversation, String id, String body, Map<String, String> acknowledged) {
        try {
            Api.Answer answer = visitor.post("/conversations/" + conversation + "/messages", body);
            if (answer.status() == 201 || answer.status() == 200) {
                acknowledged.put(id, answer.text("seq"));
            }
        } catch (UncheckedIOException | IllegalStateException killed) {
            // Not acknowledged: nothing is promised.
        }
    }

    /** Client message id to seq; fails on a gap or a double. */
    private static Map<String, String> thread(Api visitor, String conversation) {
        Map<String, String> thread = new HashMap<>();
        long after = 0;
        while (true) {
            JsonNode items = visitor.get("/conversations/" + conversation + "/messages?limit=100&after=" + after).expect(200)
                    .json().get("items");
            if (items.isEmpty()) {
                return thread;
            }
            for (JsonNode item : items) {
                assertThat(item.get("seq").asLong()).isEqualTo(++after);
                assertThat(thread.put(item.get("clientMessageId").asText(), item.get("seq").asText())).isNull();
            }
        }
    }

    @Test
    void aProductionStartHasNoDemoAndOffersTheFirstAdministratorALink() {
        try (ParleyServer server = ParleyServer.settings("production").fresh().production()
                .env("PARLEY_ADMIN_EMAIL", "owner@shop.example").start().awaitReady()) {
            Matcher link = Pattern.compile("invitation=(\\S+)").matcher(awaitLine(server, "invitation="));
            assertThat(link.find()).isTrue();
            assertThat(server.output()).doesNotContain("API key:").doesNotContain("Log-in:");
            server.api().post("/staff-tokens",
                    "{'email':'mai@demo.parley.example','password':'parley-demo-2026'}").expect(401);
            server.api().post("/payments/webhooks/sandbox/demo", "{}").expect(404);
            assertThat(server.api().get("/products").expect(200).json().get("items")).isEmpty();
        }
    }

    /** On PostgreSQL, since nobody but the server may open the embedded database. */
    @Test
    void expiredTokensAndKeysWithoutTheScopeOpenNothing() throws Exception {
        TestPostgres database = TestPostgres.emptyDatabase();
        try (ParleyServer server = ParleyServer.settings("tokens").fresh().database(database).start().awaitReady()) {
            List<Api> expired = List.of(server.api().visitor("en"), server.api().staff("mai"), server.api().staff("admin"));
            Api key = server.api().as("pk_scopeless");
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE access_token SET expires_at = now() - interval '1 second'"))
                        .isEqualTo(3);
                statement.executeUpdate("INSERT INTO api_key (id, name, key_hash, scopes, created_at) VALUES ('"
                        + UUID.randomUUID() + "', 'scopeless', '" + sha256("pk_scopeless") + "', '', now())");
            }
            Map<String, Rows.Row> rows = Rows.all();
            Document.of(server).operations().forEach((id, operation) -> {
                String path = operation.path().replaceAll("\\{\\w+}", UUID.randomUUID().toString());
                expired.forEach(caller -> caller.send(operation.method(), path, null).expect(401));
                if (!rows.get(id).isPublic() && !rows.get(id).key().equals("any")) {
                    key.send(operation.method(), path, null).expect(403);
                }
            });
        }
    }

    private static String sha256(String secret) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static String awaitLine(ParleyServer server, String part) {
        await(() -> server.output().contains(part));
        return server.output();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
