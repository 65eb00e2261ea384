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
    void aPauseIsToldOnlyOfTheClockThatPauses() {
        Api visitor = open.visitor("en");
        String conversation = visitor.conversation();
        visitor.post("/conversations/" + conversation + "/handover", "{}").expect(200);
        visitor.say(conversation, "Is anybody there?").expect(201);
        agent.post("/conversations/" + conversation + "/snooze", "{'until':'" + Instant.now().plusSeconds(3600) + "'}").expect(200);
        String clocks = "/conversations/" + conversation + "/sla/";
        assertThat(key.get(clocks + "resolution-1-1").expect(200).body()).contains("snoozed");
        assertThat(key.get(clocks + "firstResponse-1-1").expect(200).body()).contains("handedOver").doesNotContain("snoozed");
    }

    private static void explains(String clocks, Api visitor) {
        JsonNode story = agent.get(clocks + "firstResponse-1-1?language=ja&zone=Asia/Tokyo").expect(200).json();
        assertThat(story.get("zone").asText()).isEqualTo("Asia/Tokyo");
        List<String> happened = new ArrayList<>();
        story.get("happened").forEach(event -> happened.add(event.get("what").asText()));
        assertThat(happened).containsExactly("customerWrote", "personReplied");
        assertThat(story.get("words").get(0).get("text").asText()).contains("初回返信");
        assertThat(key.get(clocks + "resolution-1-2").expect(200).body()).contains("The matter was").contains("Quick");
        Api.Answer picture = key.get(clocks + "resolution-1-1/picture?width=320").expect(200);
        assertThat(picture.body()).startsWith("<svg").contains("width=\"320\"");
        key.get(clocks + "firstResponse-2-1").expect(404);
        key.get(clocks + "firstResponse").expect(404);
        key.get(clocks + "firstResponse-1-1?zone=Mars").expect(400);
        key.get(clocks + "firstResponse-1-1?language=xx").expect(400);
        key.get(clocks + "firstResponse-1-1/picture?width=239").expect(400);
        visitor.get(clocks + "firstResponse-1-1").expect(403);
        open.get(clocks + "firstResponse-1-1/picture").expect(401);
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
            explains("/conversations/" + conversation + "/sla/", visitor);
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

    @Test
    void aCalendarTellsItsYearAndWhatIsKnownOfIt() {
        String calendar = key.post("/sla/calendars", "{'name':'Year','zone':'Asia/Bangkok','week':{'mon':['09:00-12:00']},"
                + "'holidaySets':['th'],'holidays':['2026-02-02'],'holidayNames':{'2026-02-02':'Moving'},"
                + "'overrides':{'2026-04-13':['10:00-11:00']}}").expect(201).text("id");
        try {
            JsonNode year = key.get("/sla/calendars/" + calendar + "/years/2026").expect(200).json();
            assertThat(year.get("days")).hasSize(365);
            assertThat(year.at("/days/0/names/0/local").asText()).isEqualTo("วันขึ้นปีใหม่");
            assertThat(year.at("/days/32/names/0/name").asText()).isEqualTo("Moving");
            assertThat(year.at("/days/102/why").asText()).isEqualTo("override");
            assertThat(year.at("/sets/0/coverage").asText()).isEqualTo("announced");
            assertThat(key.get("/sla/calendars/" + calendar + "/years/2028").expect(200).json().get("holidaysKnown").asBoolean())
                    .isFalse();
            key.get("/sla/calendars/" + calendar + "/years/1800").expect(400);
            key.get("/sla/calendars/" + calendar + "/years/next").expect(404);
            assertThat(key.get("/sla/holiday-sets").expect(200).json().get("items")).hasSize(3);
        } finally {
            key.delete("/sla/calendars/" + calendar).expect(204);
        }
    }

    @Test
    void daysInThePastAreTakenWithAWarningAndUnknownSetsRefused() {
        Api.Answer made = key.post("/sla/calendars", "{'name':'Past','zone':'UTC','week':{},'holidays':['2024-04-15','2999-01-01'],"
                + "'overrides':{'2024-04-16':[]}}").expect(201);
        assertThat(made.json().get("warnings").findValuesAsText("field")).containsExactly("holidays[0]", "overrides.2024-04-16");
        String path = "/sla/calendars/" + made.text("id");
        assertThat(key.get(path).json().has("warnings")).isFalse();
        assertThat(key.put(path, "{'name':'Past','zone':'UTC','week':{},'holidaySets':['th','xx']}").expect(400)
                .text("violations/0/field")).isEqualTo("holidaySets[1]");
        assertThat(key.get(path).text("version")).isEqualTo("1");
        key.delete(path).expect(204);
    }

    @Test
    void holidaysComeFromACalendarFileOrNotAtAll() {
        String path = "/sla/calendars/" + key.post("/sla/calendars", ALWAYS).expect(201).text("id");
        Api file = key.with("Content-Type", "text/calendar");
        String event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20300101\r\nSUMMARY:Stocktaking\r\n"
                + "%sEND:VEVENT\r\nEND:VCALENDAR\r\n";
        JsonNode dry = file.send("POST", path + "/holidays?dryRun=true", event.formatted("")).expect(200).json();
        assertThat(dry.at("/days/0/name").asText()).isEqualTo("Stocktaking");
        assertThat(dry.get("added").asInt()).isEqualTo(1);
        Api.Answer bomb = file.send("POST", path + "/holidays", event.formatted("RRULE:FREQ=SECONDLY\r\n")).expect(400);
        assertThat(bomb.text("code")).isEqualTo("icsRefused");
        assertThat(bomb.text("line")).isEqualTo("2");
        assertThat(bomb.text("reason")).isEqualTo("tooOften");
        file.send("POST", path + "/holidays", "BEGIN:VCALENDAR\r\n" + "X:1\r\n".repeat(2_000_000)).expect(413);
        file.send("POST", path + "/holidays", "").expect(400);
        assertThat(key.get(path).text("version")).isEqualTo("1");
        file.send("POST", path + "/holidays", event.formatted("")).expect(200);
        JsonNode calendar = key.get(path).json();
        assertThat(calendar.at("/holidayNames/2030-01-01").asText()).isEqualTo("Stocktaking");
        assertThat(calendar.get("version").asInt()).isEqualTo(2);
        file.send("POST", path + "/holidays", event.formatted("")).expect(200);
        assertThat(key.get(path).text("version")).isEqualTo("2");
        key.delete(path).expect(204);
    }

    @Test
    void anInboxMayHaveACalendarOfItsOwn() {
        String calendar = key.post("/sla/calendars", ALWAYS).expect(201).text("id");
        assertThat(agent.get("/sla/inbox-calendars/web").expect(200).text("own")).isEqualTo("false");
        agent.put("/sla/inbox-calendars/web", "{'calendarId':'" + calendar + "'}").expect(403);
        assertThat(key.put("/sla/inbox-calendars/web", "{'calendarId':'" + calendar + "'}").expect(200).text("calendarName"))
                .isEqualTo("Always");
        try {
            assertThat(key.get("/sla/inbox-calendars").json().at("/items").findValuesAsText("inbox")).containsExactly("*", "web");
            assertThat(key.delete("/sla/calendars/" + calendar).expect(409).text("code")).isEqualTo("calendarInUse");
            key.delete("/sla/inbox-calendars/*").expect(409);
            key.put("/sla/inbox-calendars/fax", "{'calendarId':'" + calendar + "'}").expect(404);
            assertThat(key.put("/sla/inbox-calendars/web", "{'calendarId':'x'}").expect(400).text("violations/0/field"))
                    .isEqualTo("calendarId");
        } finally {
            key.delete("/sla/inbox-calendars/web").expect(204);
            key.delete("/sla/calendars/" + calendar).expect(204);
        }
    }

    @Test
    void whoWaitsForAPersonWasToldHowLongAndCanReadIt() {
        Api visitor = open.visitor("en");
        String conversation = visitor.conversation();
        String path = "/conversations/" + conversation + "/expectation";
        assertThat(visitor.get(path).expect(200).json().get("waiting").asBoolean()).isFalse();
        visitor.post("/conversations/" + conversation + "/handover", "{}").expect(200);
        JsonNode told = visitor.get(path).expect(200).json();
        assertThat(told.get("waiting").asBoolean()).isTrue();
        assertThat(told.get("number").asInt()).isEqualTo(1);
        assertThat(told.get("targetSeconds").asLong()).isPositive();
        open.visitor("en").get(path).expect(404);
        agent.say(conversation, "Here I am.").expect(201);
        assertThat(agent.get(path).expect(200).json().get("waiting").asBoolean()).isFalse();
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
