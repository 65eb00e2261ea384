package org.parley.sla.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** The SLA part of the REST contract, over HTTP. */
class SlaResourcesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALWAYS = "{'name':'Always','zone':'UTC','week':{'mon':['00:00-24:00'],"
            + "'tue':['00:00-24:00'],'wed':['00:00-24:00'],'thu':['00:00-24:00'],'fri':['00:00-24:00'],"
            + "'sat':['00:00-24:00'],'sun':['00:00-24:00']}}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Api open;
    private static Api key;
    private static Api admin;
    private static Api agent;

    @BeforeAll
    static void connect() {
        ParleyServer server = ParleyServer.shared();
        open = server.api();
        key = open.as(server.apiKey());
        admin = open.staff("admin");
        agent = open.staff("mai");
    }

    @Test
    void previewAnswersEverySharedCaseWithAnExplanationThatSumsUp() throws IOException {
        JsonNode file;
        try (InputStream in = SlaResourcesIT.class.getResourceAsStream("/sla/cases.json")) {
            file = JSON.readTree(in);
        }
        for (JsonNode given : file.get("cases")) {
            ObjectNode request = JSON.createObjectNode();
            request.set("calendar", file.get("calendars").get(given.get("calendar").asText()));
            request.set("start", given.get("start"));
            request.set("targetSeconds", given.get("targetSeconds"));
            if (given.has("pauses")) {
                request.set("pauses", given.get("pauses"));
            }
            JsonNode answer = key.send("POST", "/sla/preview", request.toString()).expect(200).json();
            assertThat(answer.get("dueAt")).as(given.get("id").asText()).isEqualTo(given.get("expectedDue"));
            if (!given.get("expectedDue").isNull()) {
                assertExplains(answer, given);
            }
        }
    }

    private static void assertExplains(JsonNode answer, JsonNode given) {
        Instant at = Instant.parse(given.get("start").asText());
        Duration counted = Duration.ZERO;
        for (JsonNode part : answer.get("explanation")) {
            assertThat(Instant.parse(part.get("from").asText())).isEqualTo(at);
            Instant to = Instant.parse(part.get("to").asText());
            counted = part.get("counted").asBoolean() ? counted.plus(Duration.between(at, to)) : counted;
            at = to;
        }
        assertThat(at).isEqualTo(Instant.parse(answer.get("dueAt").asText()));
        assertThat(counted).isEqualTo(Duration.ofSeconds(given.get("targetSeconds").asLong()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'zone':'Mars/Olympus','week':{} | 1 | calendar.zone",
        "'zone':'UTC','week':{'mon':['09:00-09:00']} | 1 | calendar.week.mon[0]",
        "'zone':'UTC','week':{'mon':['24:00-09:00']} | 1 | calendar.week.mon[0]",
        "'zone':'UTC','week':{'mon':['09:00-12:00','11:00-13:00']} | 1 | calendar.week.mon[1]",
        "'zone':'UTC','week':{'monday':[]} | 1 | calendar.week.monday",
        "'zone':'UTC','week':{},'holidays':['2024-02-30'] | 1 | calendar.holidays[0]",
        "'zone':'UTC','week':{},'overrides':{'2024-01-01':['x']} | 1 | calendar.overrides.2024-01-01[0]",
        "'zone':'UTC','week':{},'closed':true | 1 | calendar.closed",
        "'zone':'UTC' | 1 | calendar.week",
        "'zone':'UTC','week':{} | 0 | targetSeconds",
        "'zone':'UTC','week':{} | -1 | targetSeconds",
        "'zone':'UTC','week':{} | 0.5 | targetSeconds",
        "'zone':'UTC','week':{} | '3' | targetSeconds",
        "'zone':'UTC','week':{} | 31536001 | targetSeconds",
        "'zone':'UTC','week':{} | 9223372036854775808 | targetSeconds",
        "'zone':'UTC','week':{} | null | targetSeconds",
        "'zone':'UTC','week':{} | 1,'pauses':[['2024-01-01T00:00:00Z','2024-01-01T00:00:00Z']] | pauses[0]",
        "'zone':'UTC','week':{} | 1,'pauses':[['2024-01-01T00:00:00Z']] | pauses[0]"}, quoteCharacter = '`')
    void previewNamesTheFieldThatItRefuses(String calendar, String target, String field) {
        Api.Answer answer = key.post("/sla/preview", "{'calendar':{" + calendar + "},'start':'2024-01-01T00:00:00Z',"
                + "'targetSeconds':" + target + "}").expect(400);
        List<String> fields = new ArrayList<>();
        answer.json().get("violations").forEach(violation -> fields.add(violation.get("field").asText()));
        assertThat(fields).containsExactly(field);
    }

    @Test
    void previewIsForKeysOnly() {
        String request = "{'calendar':{'zone':'UTC','week':{}},'start':'2024-01-01T00:00:00Z','targetSeconds':1}";
        open.post("/sla/preview", request).expect(401);
        admin.post("/sla/preview", request).expect(403);
        open.visitor("en").post("/sla/preview", request).expect(403);
        key.post("/sla/preview", request).expect(200);
    }

    @Test
    void clocksRunBreachAndEndAsThePolicySays() {
        String calendar = admin.post("/sla/calendars", ALWAYS).expect(201).text("id");
        String policy = key.post("/sla/policies", policy("Quick", calendar, 1, "message")).expect(201).text("id");
        try {
            Api visitor = open.visitor("en");
            String conversation = visitor.conversation();
            visitor.say(conversation, "Is anybody there?").expect(201);
            JsonNode late = until(conversation, "firstResponse", "breached");
            assertThat(late.get("remainingSeconds").asLong()).isNegative();
            assertThat(late.get("breachedAt")).isEqualTo(late.get("dueAt"));
            assertThat(late.has("endedAt")).isFalse();

            agent.say(conversation, "I am.").expect(201);
            assertThat(clock(conversation, "firstResponse").has("endedAt")).isTrue();
            assertThat(clock(conversation, "resolution").get("state").asText()).isEqualTo("paused");
            visitor.say(conversation, "Good.").expect(201);
            assertThat(clock(conversation, "nextResponse").get("state").asText()).isEqualTo("running");
            agent.post("/conversations/" + conversation + "/resolve", "{}").expect(200);
            assertThat(clock(conversation, "nextResponse").get("state").asText()).isEqualTo("cancelled");
            assertThat(clock(conversation, "resolution").get("state").asText()).isEqualTo("met");
            visitor.say(conversation, "One more thing.").expect(201);
            assertThat(clock(conversation, "nextResponse").get("cycle").asInt()).isEqualTo(2);
            assertThat(clock(conversation, "resolution").get("cycle").asInt()).isEqualTo(2);
        } finally {
            key.delete("/sla/policies/" + policy).expect(204);
            key.delete("/sla/calendars/" + calendar).expect(204);
        }
    }

    @Test
    void aRunningClockTakesAChangedPolicyOver() {
        String calendar = admin.post("/sla/calendars", ALWAYS).expect(201).text("id");
        String policy = admin.post("/sla/policies", policy("Slow", calendar, 1000, "message")).expect(201).text("id");
        try {
            Api visitor = open.visitor("th");
            String conversation = visitor.conversation();
            visitor.say(conversation, "สวัสดี").expect(201);
            Instant started = Instant.parse(clock(conversation, "firstResponse").get("startedAt").asText());
            assertThat(admin.put("/sla/policies/" + policy, policy("Slower", calendar, 2000, "message")).expect(200)
                    .text("version")).isEqualTo("2");
            assertThat(clock(conversation, "firstResponse").get("dueAt").asText())
                    .isEqualTo(started.plusSeconds(2000).toString());
        } finally {
            admin.delete("/sla/policies/" + policy).expect(204);
            admin.delete("/sla/calendars/" + calendar).expect(204);
        }
    }

    @Test
    void theDemoShopsClocksWaitForTheHandOver() {
        Api visitor = open.visitor("en");
        String conversation = visitor.conversation();
        visitor.say(conversation, "hello").expect(201);
        JsonNode before = sla(conversation);
        assertThat(before.at("/policy/name").asText()).isEqualTo("Standard");
        assertThat(before.get("clocks")).hasSize(1);
        assertThat(before.at("/clocks/0/kind").asText()).isEqualTo("resolution");
        assertThat(before.at("/clocks/0/state").asText()).isEqualTo("paused");
        visitor.post("/conversations/" + conversation + "/handover", "{}").expect(200);
        assertThat(clock(conversation, "firstResponse").get("targetSeconds").asInt()).isEqualTo(900);
    }

    @Test
    void aConversationsClocksAreTheShopsBusiness() {
        Api visitor = open.visitor("en");
        String path = "/conversations/" + visitor.conversation() + "/sla";
        open.get(path).expect(401);
        visitor.get(path).expect(403);
        agent.get(path).expect(200);
        key.get(path).expect(200);
        key.get("/conversations/" + UUID.randomUUID() + "/sla").expect(404);
        key.get("/conversations/nobody/sla").expect(404);
    }

    @Test
    void theExpectationIsPublicAndHonest() {
        JsonNode expectation = open.get("/sla/expectation?inbox=web").expect(200).json();
        assertThat(expectation.get("targetSeconds").asLong()).isPositive();
        assertThat(expectation.has("medianSeconds")).isTrue();
        assertThat(expectation.has("p90Seconds")).isTrue();
        if (expectation.get("basis").asText().equals("policy")) {
            assertThat(expectation.get("medianSeconds").isNull()).isTrue();
            assertThat(expectation.get("observations").asInt()).isLessThan(20);
        }
        open.get("/sla/expectation?inbox=fax").expect(404);
    }

    @Test
    void onlyAdministratorsChangePolicies() {
        agent.get("/sla/policies").expect(200);
        agent.post("/sla/calendars", ALWAYS).expect(403);
        open.visitor("en").get("/sla/policies").expect(403);
        open.get("/sla/calendars").expect(401);
        key.get("/sla/calendars/" + UUID.randomUUID()).expect(404);
        key.delete("/sla/policies/" + UUID.randomUUID()).expect(404);
        key.put("/sla/calendars/" + UUID.randomUUID(), ALWAYS).expect(404);
        key.get("/sla/policies?cursor=elsewhere").expect(400);
        key.get("/sla/policies?limit=101").expect(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"firstResponseSeconds':0 | targets.firstResponseSeconds",
        "firstResponseSeconds':0.5 | targets.firstResponseSeconds",
        "firstResponseSeconds':2147483648 | targets.firstResponseSeconds",
        "firstResponseSeconds':null | targets.firstResponseSeconds"}, quoteCharacter = '`')
    void refusesTargetsThatAreNone(String target, String field) {
        Api.Answer answer = key.post("/sla/policies", "{'name':'x','calendarId':'" + aCalendar() + "','targets':{'" + target
                + ",'nextResponseSeconds':1,'resolutionSeconds':1}}").expect(400);
        assertThat(answer.text("violations/0/field")).isEqualTo(field);
    }

    private static String aCalendar() {
        return key.get("/sla/calendars").expect(200).text("items/0/id");
    }

    private static String policy(String name, String calendar, long firstSeconds, String starts) {
        return "{'name':'" + name + "','calendarId':'" + calendar + "','conditions':{},'targets':{'firstResponseSeconds':"
                + firstSeconds + ",'nextResponseSeconds':600,'resolutionSeconds':3600},'firstResponseStarts':'" + starts
                + "','reopenWindowSeconds':604800}";
    }

    private static JsonNode sla(String conversation) {
        return key.get("/conversations/" + conversation + "/sla").expect(200).json();
    }

    /** The newest clock of a kind. */
    private static JsonNode clock(String conversation, String kind) {
        return clock(conversation, kind, found -> true);
    }

    private static JsonNode clock(String conversation, String kind, Predicate<JsonNode> wanted) {
        JsonNode sla = sla(conversation);
        for (JsonNode clock : sla.get("clocks")) {
            if (clock.get("kind").asText().equals(kind) && wanted.test(clock)) {
                return clock;
            }
        }
        throw new AssertionError("no such " + kind + " in " + sla);
    }

    private static JsonNode until(String conversation, String kind, String state) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            JsonNode found = clock(conversation, kind);
            if (found.get("state").asText().equals(state)) {
                return found;
            }
        }
        throw new AssertionError(kind + " of " + conversation + " never was " + state);
    }
}
