package org.parley.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.parley.testing.Api;

/** Role times ownership for every operation of the document: who may, who may not, and that a refusal changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private final Map<String, Rows.Row> rows = Rows.all();
    private Document document;
    private Map<String, Document.Operation> operations;
    private World world;
    private String before;

    @BeforeAll
    void connect() throws Exception {
        document = Document.served();
        operations = document.operations();
        world = new World();
        before = world.snapshot();
    }

    @AfterAll
    void refusalsHaveChangedNothing() {
        assertThat(world.snapshot()).isEqualTo(before);
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        assertThat(rows.keySet()).isEqualTo(operations.keySet());
    }

    @TestFactory
    Stream<DynamicTest> refusesWhoeverMayNot() {
        return each(this::refuses);
    }

    private void refuses(Document.Operation operation, Rows.Row row) {
        if (!row.isPublic()) {
            refused(call(world.anybody, operation, row), 401, operation);
        }
        refused(call(world.anybody.as("garbage"), operation, row), 401, operation);
        refused(call(world.anybody.as("pk_" + "A".repeat(43)), operation, row), 401, operation);
        refused(call(world.anybody.with("Authorization", "Basic bWFpOm1haQ=="), operation, row), 401, operation);
        if (row.visitor().equals("no")) {
            refused(call(world.owner, operation, row), 403, operation);
        }
        if (!row.staff().equals("yes") && !row.isPublic()) {
            refused(call(world.agent, operation, row), 403, operation);
        }
        if (row.staff().equals("no")) {
            refused(call(world.admin, operation, row), 403, operation);
        }
        if (row.key().equals("no")) {
            refused(call(world.key, operation, row), 403, operation);
        }
    }

    @TestFactory
    Stream<DynamicTest> tellsForeignFromMissingToNobody() {
        return each(this::alike);
    }

    private void alike(Document.Operation operation, Rows.Row row) {
        if (row.id().isEmpty()) {
            return;
        }
        List<Api> callers = new ArrayList<>(List.of(row.key().equals("no") ? world.agent : world.key));
        List<String> ids = new ArrayList<>(List.of(UUID.randomUUID().toString(), "1", "no-uuid", "%00", "..%2F..",
                world.thing(row.id()).toUpperCase(java.util.Locale.ROOT).replaceFirst("..$", "zz"), "' or 1=1".replace(" ", "%20")));
        if (row.visitor().equals("own")) {
            callers.add(world.stranger);
        }
        for (Api caller : callers) {
            List<String> asked = new ArrayList<>(ids);
            if (caller == world.stranger) {
                asked.add(world.thing(row.id()));
            }
            String missing = null;
            for (String id : asked) {
                Api.Answer answer = call(caller, operation, row, id);
                if (id.contains("%00") || id.contains("%2F")) {
                    // The container refuses such a path by itself, before any of our code knows of it.
                    assertThat(answer.status()).as(answer.request()).isBetween(400, 404);
                    continue;
                }
                refused(answer, 404, operation);
                String told = answer.body().replaceAll("urn:uuid:[^\"]*", "");
                assertThat(told).as(answer.request()).isEqualTo(missing == null ? told : missing);
                missing = told;
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> letsReadWhoeverMayAndAnswersAsDocumented() {
        return each((operation, row) -> {
            if (!operation.method().equals("GET")) {
                return;
            }
            Stream.of(row.isPublic() ? world.anybody : null, row.visitor().equals("own") ? world.owner : null,
                    row.staff().equals("yes") ? world.agent : row.staff().equals("admin") ? world.admin : null,
                    row.key().equals("no") ? null : world.key).filter(caller -> caller != null).forEach(caller -> {
                        Api.Answer answer = call(caller, operation, row).expect(200);
                        if (!operation.answer(200).isMissingNode()) {
                            assertThat(document.breaches(operation.answer(200), answer.json(), "")).as(answer.request()).isEmpty();
                        }
                    });
        });
    }

    @Test
    void showsVisitorsNothingOfOthersInLists() {
        assertThat(world.stranger.get("/orders").json().path("items")).isEmpty();
        String number = world.owner.get("/orders").text("items/0/number");
        for (String filter : List.of("number=" + number, "email=s@example.com", "visitorId=1", "limit=100")) {
            assertThat(world.stranger.get("/orders?" + filter).json().path("items")).as(filter).isEmpty();
        }
    }

    @Test
    void takesSecondaryReferencesFromOnesOwnThingsOnly() {
        String theirs = world.owner.get("/conversations/" + world.thing("conversation") + "/messages?after=0")
                .text("items/0/id");
        String mine = "/conversations/" + world.stranger.conversation();
        String foreign = world.stranger.post(mine + "/messages", choice(theirs)).expect(400).body();
        String missing = world.stranger.post(mine + "/messages", choice(UUID.randomUUID().toString())).expect(400).body();
        assertThat(foreign.replaceAll("urn:uuid:[^\"]*", "")).isEqualTo(missing.replaceAll("urn:uuid:[^\"]*", ""));

        String conversation = "/conversations/" + world.thing("conversation");
        for (String assignee : List.of(UUID.randomUUID().toString(), "nobody", "", world.thing("conversation"))) {
            assertThat(world.agent.post(conversation + "/assign", "{'assignee':'" + assignee + "'}").status())
                    .as("assignee " + assignee).isEqualTo(400);
        }
        for (String content : List.of("{'type':'productCard','productId':'" + UUID.randomUUID() + "'}",
                "{'type':'productCard','productId':'x'}", "{'type':'productList','productIds':['" + UUID.randomUUID() + "']}",
                "{'type':'paymentRequest','paymentId':'" + world.thing("payment") + "'}")) {
            world.agent.post(conversation + "/messages", "{'clientMessageId':'" + UUID.randomUUID() + "','content':" + content
                    + "}").expect(400);
        }
        world.key.post(conversation + "/messages", "{'clientMessageId':'" + UUID.randomUUID()
                + "','content':{'type':'text','text':'x'},'onBehalfOf':'" + UUID.randomUUID() + "'}").expect(400);
        for (String label : List.of("'" + "x".repeat(500) + "'", "''", "null", "5")) {
            assertThat(world.agent.post(conversation + "/labels", "{'labels':[" + label + "]}").status())
                    .as("label " + label).isEqualTo(400);
        }
        assertThat(world.owner.put("/carts/" + world.thing("cart") + "/lines/" + UUID.randomUUID(), "{'quantity':1}").status())
                .isEqualTo(404);
        world.key.post("/sla/policies", world.thing("promise").replace(world.thing("calendar"), UUID.randomUUID().toString()))
                .expect(400);
    }

    private static String choice(String inReplyTo) {
        return "{'clientMessageId':'" + UUID.randomUUID() + "','content':{'type':'choice','inReplyTo':'" + inReplyTo
                + "','value':'x'}}";
    }

    private Stream<DynamicTest> each(java.util.function.BiConsumer<Document.Operation, Rows.Row> check) {
        return operations.values().stream().filter(operation -> rows.containsKey(operation.id()))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> check.accept(operation, rows.get(operation.id()))));
    }

    private Api.Answer call(Api caller, Document.Operation operation, Rows.Row row) {
        return call(caller, operation, row, world.ownId(row));
    }

    private Api.Answer call(Api caller, Document.Operation operation, Rows.Row row, String id) {
        String body = row.body() == null ? null : world.filled(row.body());
        if (operation.id().equals("startImport")) {
            return caller.with("Content-Type", "text/csv").send("POST", world.path(operation, row, id), "Handle,Title\n");
        }
        if (operation.id().equals("importSlaHolidays")) {
            return caller.with("Content-Type", "text/calendar").send("POST", world.path(operation, row, id),
                    "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
        }
        return caller.send(operation.method(), world.path(operation, row, id), body);
    }

    private static void refused(Api.Answer answer, int status, Document.Operation operation) {
        answer.expect(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse("")).as(answer.request())
                .startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.code()).isNotBlank();
        assertThat(operation.documents(status) || status == 401).as(answer.request() + " may answer " + status).isTrue();
    }
}
