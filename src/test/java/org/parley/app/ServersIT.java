package org.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.app.openapi.Document;
import org.parley.app.openapi.Rows;
import org.parley.testing.Api;
import org.parley.testing.Await;
import org.parley.testing.Browser;
import org.parley.testing.ParleyServer;
import org.parley.testing.TestPostgres;
import org.parley.testing.Words;

/** How the server starts, fails to start, and comes back from a crash. */
class ServersIT {

    @Test
    void aWrongDatabasePasswordEndsTheStartWithItsCause() {
        TestPostgres database = TestPostgres.emptyDatabase();
        ParleyServer server = ParleyServer.settings("wrong-password").fresh().database(database)
                .env("PARLEY_DATABASE_USER", "nobody").start();
        assertThat(server.exitCode()).isNotZero();
        assertThat(server.output()).contains("Parley could not start:").containsIgnoringCase("nobody");
    }

    @Test
    void afterAKillNothingIsMissingDoubledOrPaidForNothingOnTheEmbeddedDatabase() throws Exception {
        CrashRound crash = new CrashRound();
        crash.killInTheMiddle(ParleyServer.settings("kill-h2").fresh().start().awaitReady());
        try (ParleyServer again = ParleyServer.settings("kill-h2").start().awaitReady()) {
            crash.noMessageIsMissingOrDoubled(again);
            crash.nobodyOrderedOrPaidTwiceOrForNothing(again);
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
            entersByTheLink(server, link.group(1));
        }
    }

    /** The first administrator's way in: in each language up to the button, then once for good. */
    private static void entersByTheLink(ParleyServer server, String invitation) {
        try (Browser owner = new Browser(1280, 800)) {
            for (String language : List.of("th", "ja", "ko", "en")) {
                Words words = new Words(language);
                owner.visit(server.url("/desk/welcome.xhtml?invitation=" + invitation + "&language=" + language));
                owner.untilText(words.say("page.welcome.lead"));
                owner.shot(Path.of("target", "screenshots", language), "first-administrator");
                assertThat(owner.graveFindings()).isEmpty();
            }
            Words words = new Words("en");
            choosePassword(owner, words, "a few words in a row", "other words in a row");
            owner.untilText(words.say("page.welcome.differ"));
            choosePassword(owner, words, "a few words in a row", "a few words in a row");
            owner.untilText(words.say("desk.empty.open.title"));
            owner.visit(server.url("/admin/staff.xhtml"));
            owner.untilText("owner@shop.example");
            assertThat(owner.text()).doesNotContain("demo.parley.example");
            owner.visit(server.url("/shop/"));
            owner.untilText(words.say("error.missing"));
            owner.visit(server.url("/desk/welcome.xhtml?invitation=" + invitation));
            choosePassword(owner, words, "somebody else's words", "somebody else's words");
            owner.untilText(words.say("page.welcome.used"));
        }
        server.api().post("/staff-tokens",
                "{'email':'owner@shop.example','password':'a few words in a row'}").expect(201);
    }

    private static void choosePassword(Browser owner, Words words, String first, String second) {
        owner.fill(words.say("page.welcome.repeated"), second);
        owner.named("textbox", words.say("page.welcome.password")).sendKeys(first);
        owner.press(words.say("page.welcome.set"));
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
        return Await.value("a line with " + part, server::output, output -> output.contains(part));
    }
}
