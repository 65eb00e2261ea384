package org.parley.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.parley.testing.Api;

/** Every way to send every operation of the document something wrong: a clear problem, and nothing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MUCH = 70_000;
    private static final Map<String, List<String>> WRONG = Map.of(
            "string", List.of("12", "true", "{}", "[]", "0.5", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00 x\""),
            "integer", List.of("0.5", "1.0", "\"3\"", "true", "{}", "1e400", "9223372036854775808"),
            "number", List.of("\"7\"", "true", "{}", "[]"),
            "boolean", List.of("\"true\"", "1", "{}"),
            "array", List.of("{}", "\"x\"", "5"),
            "object", List.of("\"x\"", "5", "[]", "true"));
    private static final Map<String, List<String>> WRONG_FORMAT = Map.of(
            "date-time", List.of("\"yesterday\"", "\"2026-13-01T00:00:00Z\"", "\"+999999999-12-31T00:00:00Z\"", "\"\""),
            "date", List.of("\"2026-02-30\"", "\"tomorrow\"", "\"+999999999-12-31\""));

    private final Map<String, Rows.Row> rows = Rows.all();
    private Document document;
    private World world;
    private String before;

    @BeforeAll
    void connect() throws Exception {
        document = Document.served();
        world = new World();
        before = world.snapshot();
    }

    @AfterAll
    void nothingHasChanged() {
        assertThat(world.snapshot()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoJsonOfTheRightForm() {
        return withBody(this::form);
    }

    private void form(Document.Operation operation, String body) {
        String some = body.equals("{}") ? "{\"a\":1}" : body;
        String first = some.substring(1, Math.max(some.indexOf(',', some.indexOf(':')), some.indexOf(':') + 2));
        for (String wrong : List.of("{\"a\":", "{a:1}", "nonsense", body + "x", body + "{}", "[]", "5", "\"x\"", "[" + body + "]",
                "{" + simple(some) + "," + some.substring(1), "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
                "{\"unknown" + first.hashCode() + "\":1" + (body.equals("{}") ? "}" : "," + body.substring(1)))) {
            refused(send(operation, wrong), 400, operation);
        }
        if (operation.json().at("/requestBody/required").asBoolean()) {
            refused(send(operation, ""), 400, operation);
            refused(send(operation, "null"), 400, operation);
        }
        refused(send(operation, body + " ".repeat(TOO_MUCH)), 413, operation);
        assertThat(send(operation, body + " ".repeat(TOO_MUCH)).code()).isEqualTo("tooLarge");
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            refused(caller(operation).with("Content-Type", type).send(operation.method(), path(operation), body), 415, operation);
        }
    }

    /** The first member whose value is no object, to be given twice. */
    private static String simple(String body) {
        try {
            var members = JSON.readTree(body).fields();
            Map.Entry<String, JsonNode> first = members.next();
            return JSON.writeValueAsString(first.getKey()) + ":" + first.getValue();
        } catch (IOException notOurs) {
            throw new AssertionError(body, notOurs);
        }
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryMemberOfTheWrongTypeAtItsPlace() {
        return withBody((operation, body) -> members(operation, body, document.resolved(operation.body()), ""));
    }

    private void members(Document.Operation operation, String body, JsonNode schema, String at) {
        schema.path("properties").fields().forEachRemaining(member -> {
            JsonNode type = document.resolved(member.getValue());
            String place = at + "/" + member.getKey();
            for (String wrong : wrong(type)) {
                refusedAt(operation, with(body, place, wrong), place);
            }
            if (type.has("properties") && !read(body).at(place).isMissingNode()) {
                members(operation, body, type, place);
            }
            if (!read(body).at(place).isMissingNode() && required(schema, member.getKey())) {
                refusedAt(operation, without(body, place), place);
                refusedAt(operation, with(body, place, "null"), place);
            }
        });
    }

    private static List<String> wrong(JsonNode type) {
        List<String> wrong = new ArrayList<>(WRONG.get(type.path("type").asText()));
        wrong.addAll(WRONG_FORMAT.getOrDefault(type.path("format").asText(), List.of()));
        if (type.path("format").asText().equals("int32")) {
            wrong.addAll(List.of("2147483648", "4294967297"));
        }
        if (type.has("minimum")) {
            wrong.add(String.valueOf(type.path("minimum").asLong() - 1));
        }
        if (type.has("maximum")) {
            wrong.add(String.valueOf(type.path("maximum").asLong() + 1));
        }
        if (type.has("maxLength")) {
            wrong.add("\"" + "x".repeat(type.path("maxLength").asInt() + 1) + "\"");
        }
        return wrong;
    }

    private void refusedAt(Document.Operation operation, String body, String place) {
        Api.Answer answer = send(operation, body);
        refused(answer, 400, operation);
        String field = place.substring(1).replace('/', '.');
        assertThat(answer.json().path("violations")).as(answer.request() + " " + body + " told " + answer.body()).isNotEmpty()
                .anySatisfy(violation -> assertThat(violation.path("field").asText()).satisfies(told ->
                        assertThat(told.startsWith(field) || field.startsWith(told + ".")).as(told).isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> refusesQuantitiesThatAreNoPieces() {
        Document.Operation setLine = document.operations().get("setCartLine");
        return Stream.of("-1", "0", "0.5", "1000", "2147483648", "1e9", "\"2\"", "null").map(quantity -> DynamicTest.dynamicTest(
                quantity, () -> refusedAt(setLine, "{\"quantity\":" + quantity + "}", "/quantity")));
    }

    @TestFactory
    Stream<DynamicTest> refusesWrongParametersOfQueries() {
        return document.operations().values().stream().map(operation -> DynamicTest.dynamicTest(operation.id(), () ->
                operation.json().path("parameters").forEach(declared -> {
                    JsonNode parameter = document.resolved(declared);
                    if (parameter.path("in").asText().equals("query")) {
                        query(operation, parameter.path("name").asText(), parameter.path("schema"));
                    }
                })));
    }

    private void query(Document.Operation operation, String name, JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        if (schema.has("enum")) {
            wrong.addAll(List.of("xx", "EN", "%00"));
        }
        switch (schema.path("type").asText()) {
            case "integer" -> wrong.addAll(List.of("x", "0.5", "9223372036854775808", "1e3"));
            case "boolean" -> wrong.addAll(List.of("x", "1", "yes"));
            default -> { }
        }
        if (schema.has("minimum")) {
            wrong.addAll(List.of("0", "-1", "101", "2147483648"));
        }
        if (name.equals("cursor")) {
            wrong.addAll(List.of("zzz", "%00", "Li4v", "'"));
        }
        if (schema.path("type").asText().equals("string")) {
            wrong.add("a%00b");
        }
        for (String value : wrong) {
            String[] path = path(operation).split("\\?", 2);
            String others = path.length == 1 ? "" : Stream.of(path[1].split("&")).filter(one -> !one.startsWith(name + "="))
                    .map(one -> "&" + one).collect(Collectors.joining());
            boolean upload = operation.method().equals("POST");
            Api caller = upload ? caller(operation).with("Content-Type", "text/csv") : caller(operation);
            Api.Answer answer = caller.send(operation.method(), path[0] + "?" + name + "=" + value + others,
                    upload ? "Handle,Title\n" : null);
            refused(answer, 400, operation);
            assertThat(answer.text("violations/0/field")).as(answer.request()).isEqualTo(name);
        }
    }

    private Stream<DynamicTest> withBody(java.util.function.BiConsumer<Document.Operation, String> check) {
        return document.operations().values().stream().filter(operation -> operation.body().has("$ref"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), (Executable) () ->
                        check.accept(operation, world.filled(rows.get(operation.id()).body()))));
    }

    private Api.Answer send(Document.Operation operation, String body) {
        return caller(operation).send(operation.method(), path(operation), body);
    }

    private String path(Document.Operation operation) {
        Rows.Row row = rows.get(operation.id());
        return world.path(operation, row, world.ownId(row));
    }

    private Api caller(Document.Operation operation) {
        Rows.Row row = rows.get(operation.id());
        if (row.isPublic()) {
            return world.anybody;
        }
        return !row.visitor().equals("no") ? world.owner : !row.key().equals("no") ? world.key
                : row.staff().equals("admin") ? world.admin : world.agent;
    }

    private static void refused(Api.Answer answer, int status, Document.Operation operation) {
        answer.expect(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse("")).as(answer.request())
                .startsWith("application/problem+json");
        assertThat(Set.of("type", "title", "status", "detail", "instance", "code")).as(answer.body())
                .allMatch(member -> answer.json().has(member));
        assertThat(answer.body()).as("names none of our classes").doesNotContain("org.parley", "java.", "jackson");
        assertThat(operation.documents(status)).as(answer.request() + " may answer " + status).isTrue();
    }

    private static boolean required(JsonNode schema, String name) {
        for (JsonNode one : schema.path("required")) {
            if (one.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode read(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (IOException notOurs) {
            throw new AssertionError(body, notOurs);
        }
    }

    /** The body with raw JSON text at a place. */
    private static String with(String body, String place, String wrong) {
        ObjectNode root = read(body);
        parent(root, place).putRawValue(last(place), new com.fasterxml.jackson.databind.util.RawValue(wrong));
        return root.toString();
    }

    private static String without(String body, String place) {
        ObjectNode root = read(body);
        parent(root, place).remove(last(place));
        return root.toString();
    }

    private static ObjectNode parent(ObjectNode root, String place) {
        return (ObjectNode) root.at(place.substring(0, place.lastIndexOf('/')));
    }

    private static String last(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
