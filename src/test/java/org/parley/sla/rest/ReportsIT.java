package org.parley.sla.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.testing.Api;
import org.parley.testing.Await;
import org.parley.testing.ParleyServer;

/** Reports as a client reads them: figures, the clocks behind them, and both as CSV. */
class ReportsIT {

    private final String label = "report " + UUID.randomUUID().toString().substring(0, 8);
    /** What a spreadsheet would execute. */
    private final String name = "=HYPERLINK(\"http://evil.example\",\"" + label + "\")";
    private Api admin;
    private Api mai;
    private Api visitor;
    private String policy;

    @BeforeEach
    void promise() {
        ParleyServer server = ParleyServer.shared();
        admin = server.api().staff("admin");
        mai = server.api().staff("mai");
        visitor = server.api().visitor("en");
        String days = "{'name':'Always','zone':'UTC','week':{'mon':['00:00-24:00'],'tue':['00:00-24:00'],"
                + "'wed':['00:00-24:00'],'thu':['00:00-24:00'],'fri':['00:00-24:00'],'sat':['00:00-24:00'],"
                + "'sun':['00:00-24:00']}}";
        String calendar = admin.post("/sla/calendars", days).expect(201).text("id");
        policy = admin.post("/sla/policies", "{'name':'" + name.replace("\"", "\\\"") + "','calendarId':'" + calendar
                + "','conditions':{'label':'" + label + "'},'targets':{'firstResponseSeconds':3600,'nextResponseSeconds':1,"
                + "'resolutionSeconds':36000}}").expect(201).text("id");
    }

    @AfterEach
    void forget() {
        admin.delete("/sla/policies/" + policy);
    }

    @Test
    void tellsHowPromisesWereKeptAndWhichConversationsTheNumbersAreOf() throws IOException {
        String conversation = visitor.conversation();
        mai.post("/conversations/" + conversation + "/take-over", null).expect(200);
        mai.post("/conversations/" + conversation + "/labels", "{'labels':['" + label + "']}").expect(200);
        visitor.say(conversation, "hello?").expect(201);
        mai.say(conversation, "one moment").expect(201);
        visitor.say(conversation, "are you there?").expect(201);
        JsonNode missed = Await.value("a missed reply", () -> group("by=clock", "nextResponse"),
                found -> found.path("overdue").asInt() == 1);
        assertThat(missed.path("breached").asInt()).isEqualTo(1);
        assertThat(missed.path("attainment").asDouble()).isZero();
        assertThat(missed.has("p50Seconds")).isFalse();
        JsonNode first = group("by=clock", "firstResponse");
        assertThat(first.path("attainment").asDouble()).isEqualTo(1);
        assertThat(first.at("/shares/0/share").asText()).isEqualTo("upTo25");
        assertThat(first.at("/shares/0/answered").asInt()).isEqualTo(1);
        assertThat(group("by=clock", "resolution").path("attainment").isNull()).isTrue();

        JsonNode behind = admin.get("/sla/reports/clocks?policy=" + policy + "&outcome=overdue").expect(200).json();
        assertThat(behind.path("items")).hasSize(1);
        assertThat(behind.at("/items/0/conversationId").asText()).isEqualTo(conversation);
        assertThat(behind.at("/items/0/policy").asText()).isEqualTo(name);
        JsonNode agent = group("by=agent", mai.get("/staff").json().path("items").findValuesAsText("id").stream()
                .filter(id -> group("by=agent", id) != null).findFirst().orElseThrow());
        assertThat(agent.path("name").asText()).startsWith("Mai");

        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = admin.get("/sla/reports/clocks?limit=2&policy=" + policy
                    + (next.isEmpty() ? "" : "&cursor=" + next)).expect(200).json();
            page.path("items").forEach(one -> seen.add(one.path("clock").asText()));
            next = page.hasNonNull("next") ? page.path("next").asText() : null;
        }
        assertThat(seen).containsExactlyInAnyOrder("firstResponse", "nextResponse", "resolution");
        spreadsheets();
    }

    private void spreadsheets() throws IOException {
        for (Api.Answer answer : List.of(admin.with("Accept", "text/csv").get("/sla/reports?by=policy&policy=" + policy),
                admin.with("Accept", "application/json").get("/sla/reports?format=csv&by=policy&policy=" + policy))) {
            assertThat(answer.expect(200).response().headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
            assertThat(answer.response().headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
            assertThat(answer.body()).startsWith("\ufeff");
            CSVRecord row = rows(answer).get(1);
            assertThat(row.get(0)).isEqualTo(policy);
            assertThat(row.get(1)).isEqualTo("'" + name);
        }
        Api.Answer clocks = admin.get("/sla/reports/clocks?format=csv&policy=" + policy).expect(200);
        assertThat(rows(clocks)).hasSize(4).allSatisfy(row -> assertThat(row.size()).isEqualTo(15));
        assertThat(clocks.body()).contains("\"'=HYPERLINK(\"\"http://evil.example\"\"");
        assertThat(rows(admin.get("/sla/reports/clocks?format=csv&limit=2&policy=" + policy).expect(200))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"from=yesterday,from", "from=2024-01-01&to=2026-01-01,to", "from=2026-02-02&to=2026-02-01,to", "zone=Mars,zone",
        "by=month,by", "clock=second,clock", "policy=x,policy", "agent=x,agent", "inbox=,inbox", "format=xls,format"})
    void namesTheFieldThatIsWrong(String query, String field) {
        assertThat(admin.get("/sla/reports?" + query).expect(400).text("violations/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"limit=101,limit", "limit=0,limit", "cursor=x,cursor", "outcome=late,outcome", "share=all,share",
        "value=web,value", "by=day&value=x,value", "by=agent,value", "format=csv&limit=0,limit"})
    void namesItInTheListToo(String query, String field) {
        assertThat(admin.get("/sla/reports/clocks?" + query).expect(400).text("violations/0/field")).isEqualTo(field);
    }

    @Test
    void isForNobodyElse() {
        mai.get("/sla/reports").expect(403);
        mai.get("/sla/reports/clocks?format=csv").expect(403);
        visitor.get("/sla/reports").expect(403);
        ParleyServer.shared().api().get("/sla/reports").expect(401);
        ParleyServer.shared().api().as(ParleyServer.shared().apiKey()).get("/sla/reports").expect(200);
    }

    private JsonNode group(String query, String value) {
        for (JsonNode group : admin.get("/sla/reports?policy=" + policy + "&" + query).expect(200).json().path("groups")) {
            if (group.path("value").asText().equals(value)) {
                return group;
            }
        }
        return null;
    }

    private static List<CSVRecord> rows(Api.Answer answer) throws IOException {
        return CSVFormat.RFC4180.parse(new StringReader(answer.body().substring(1))).getRecords();
    }
}
