package org.parley.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.testing.ParleyServer;

/** The interface document: what is served is what is kept is what exists. */
class DocumentIT {

    private static final java.nio.file.Path KEPT = java.nio.file.Path.of("docs", "openapi.yaml");
    private static final String RENEW = "mvn verify -Dit.test=DocumentIT -Dparley.openapi.write=true";

    @Test
    void servesWhatIsKept() throws IOException {
        String served = Document.fetch(ParleyServer.shared(), "/openapi");
        if (Boolean.getBoolean("parley.openapi.write")) {
            Files.writeString(KEPT, served);
        }

        assertThat(served).as("docs/openapi.yaml is not what the server says of itself; renew it by `%s` and look at the "
                + "difference before it is committed", RENEW).isEqualTo(Files.readString(KEPT));
    }

    @Test
    void describesEveryOperationThatExistsAndNoOther() {
        Set<String> documented = Document.served().operations().values().stream()
                .map(operation -> operation.method() + " " + operation.path()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(resources().flatMap(DocumentIT::operations)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void tellsEveryClientTheSame() {
        Set<String> told = IntStream.range(0, 8).parallel().mapToObj(client -> Document.fetch(ParleyServer.shared(), "/openapi"))
                .collect(Collectors.toSet());

        assertThat(told).hasSize(1);
    }

    @Test
    void describesEveryOperationInFull() {
        Document document = Document.served();

        assertThat(document.root().has("endpoints")).as("a root member that no OpenAPI document has").isFalse();
        assertThat(document.root().path("tags")).doesNotHaveDuplicates();
        document.operations().forEach((id, operation) -> {
            assertThat(operation.json().path("summary").asText()).as(id).isNotBlank();
            assertThat(operation.json().path("tags")).as(id).hasSize(1);
            assertThat(operation.json().path("responses").fieldNames()).as(id).toIterable()
                    .anyMatch(status -> status.startsWith("2")).anyMatch(status -> status.startsWith("4"));
            boolean open = operation.json().path("security").isMissingNode();
            assertThat(operation.documents(401) || open).as(id + " needs a token and says so").isTrue();
            assertThat(operation.documents(400) || operation.body().isMissingNode()).as(id).isTrue();
            assertThat(operation.documents(404) || !operation.path().contains("{")).as(id).isTrue();
        });
    }

    @Test
    void saysTheFormOfEveryMember() {
        Document document = Document.served();

        document.root().at("/components/schemas").fields().forEachRemaining(schema ->
                formed(document, schema.getKey(), schema.getValue()));
    }

    private static void formed(Document document, String at, JsonNode declared) {
        JsonNode schema = document.resolved(declared);
        assertThat(schema.path("type").asText()).as(at).isIn("string", "integer", "number", "boolean", "array", "object");
        if (declared.has("$ref")) {
            return;
        }
        if (schema.path("type").asText().equals("array")) {
            formed(document, at + "[]", schema.path("items"));
        }
        schema.path("properties").fields().forEachRemaining(member ->
                formed(document, at + "/" + member.getKey(), member.getValue()));
        schema.path("required").forEach(name -> assertThat(schema.path("properties").has(name.asText()))
                .as(at + " requires " + name).isTrue());
    }

    private static Stream<Class<?>> resources() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.parley").stream().filter(found -> found.isAnnotatedWith(Path.class))
                .map(found -> found.reflect());
    }

    private static Stream<String> operations(Class<?> resource) {
        return Stream.of(resource.getDeclaredMethods()).flatMap(method -> Stream.of(method.getAnnotations())
                .map(Annotation::annotationType).filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value() + " " + path(resource, method)));
    }

    private static String path(Class<?> resource, Method method) {
        String below = method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "";
        return (resource.getAnnotation(Path.class).value() + "/" + below).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
