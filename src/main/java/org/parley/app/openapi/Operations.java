package org.parley.app.openapi;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.rest.NotIdempotent;

/**
 * One operation as its method has it. What follows from the method is added without being said there: who may call it,
 * the refusals that every secured, every body-taking and every id-taking operation has, and the idempotency key.
 */
final class Operations {

    private static final String JSON = "application/json";

    private final Schemas schemas;
    private final Method method;

    Operations(Schemas schemas, Method method) {
        this.schemas = schemas;
        this.method = method;
    }

    /** All operations by their operationId. */
    static Map<String, Method> methods(List<Class<?>> resources) {
        Map<String, Method> methods = new HashMap<>();
        for (Class<?> resource : resources) {
            for (Method method : resource.getDeclaredMethods()) {
                var operation = method.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
                if (operation != null && methods.put(operation.operationId(), method) != null) {
                    throw new IllegalStateException("two operations are called " + operation.operationId());
                }
            }
        }
        return methods;
    }

    void complete(Operation operation) {
        operation.setDeprecated(null);
        Access access = inherited(Access.class);
        boolean open = access == null || Arrays.asList(access.value()).contains(Caller.Kind.ANONYMOUS);
        operation.setSecurity(open ? new ArrayList<>()
                : List.of(OASFactory.createSecurityRequirement().addScheme("bearer")));
        if (!open) {
            String told = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
            operation.setDescription(told + "For " + callers(access) + ".");
        }
        operation.setParameters(Parameters.of(schemas, method.getParameters()));
        if (repeatable()) {
            operation.addParameter(DocumentFilter.reference(Parameters.IDEMPOTENCY_KEY));
        }
        Parameter body = body();
        if (body != null) {
            operation.setRequestBody(structured(body) ? json(body) : cleaned(operation.getRequestBody(), body));
        }
        answers(operation, open, body);
    }

    private static String callers(Access access) {
        return Arrays.stream(access.value()).map(kind -> switch (kind) {
            case VISITOR -> "visitors";
            case STAFF -> access.role().length == 0 ? "staff"
                    : "staff with the role " + String.join(" or ", access.role());
            case KEY -> access.scope().isEmpty() ? "API keys" : "API keys with the scope " + access.scope();
            case ANONYMOUS -> "everybody";
        }).collect(Collectors.joining(", "));
    }

    private boolean repeatable() {
        return method.isAnnotationPresent(POST.class) && !method.isAnnotationPresent(NotIdempotent.class);
    }

    private Parameter body() {
        for (Parameter parameter : method.getParameters()) {
            boolean plain = Arrays.stream(parameter.getAnnotations()).noneMatch(Operations::injected);
            if (plain) {
                return parameter;
            }
        }
        return null;
    }

    private static boolean injected(Annotation annotation) {
        return annotation.annotationType() == Context.class
                || annotation.annotationType().getPackageName().equals("jakarta.ws.rs");
    }

    private static boolean structured(Parameter body) {
        return body.getType().isRecord();
    }

    private RequestBody json(Parameter body) {
        return OASFactory.createRequestBody().required(Schemas.required(body)).content(
                OASFactory.createContent().addMediaType(JSON, OASFactory.createMediaType().schema(schemas.of(body.getType()))));
    }

    /** A raw body: the scanner's own guess goes, what was said stays. */
    private static RequestBody cleaned(RequestBody scanned, Parameter body) {
        scanned.getContent().removeMediaType("*/*");
        scanned.getContent().getMediaTypes().values().forEach(media -> {
            Schema said = media.getSchema();
            media.setSchema(OASFactory.createSchema().type(said.getType()).format(said.getFormat()));
        });
        return scanned.required(true);
    }

    private void answers(Operation operation, boolean open, Parameter body) {
        Map<String, org.eclipse.microprofile.openapi.models.responses.APIResponse> answers = new TreeMap<>();
        for (APIResponse said : said()) {
            answers.put(said.responseCode(), answer(said));
        }
        if (!open) {
            refusal(answers, "401", "Unauthorized");
            refusal(answers, "403", "Forbidden");
        }
        if (body != null) {
            refusal(answers, "400", "Invalid");
            refusal(answers, "413", "TooLarge");
        }
        if (body != null && structured(body)) {
            refusal(answers, "415", "UnsupportedMediaType");
        }
        if (repeatable()) {
            refusal(answers, "409", "Conflict");
            refusal(answers, "422", "Unprocessable");
        }
        for (var parameter : operation.getParameters()) {
            boolean path = parameter.getIn() == org.eclipse.microprofile.openapi.models.parameters.Parameter.In.PATH;
            refusal(answers, path ? "404" : "400", path ? "NotFound" : "Invalid");
        }
        refusal(answers, "503", "Busy");
        var responses = OASFactory.createAPIResponses();
        answers.forEach(responses::addAPIResponse);
        operation.setResponses(responses);
    }

    private static void refusal(Map<String, org.eclipse.microprofile.openapi.models.responses.APIResponse> answers,
            String status, String component) {
        answers.computeIfAbsent(status, absent -> OASFactory.createAPIResponse().ref("#/components/responses/" + component));
    }

    /** What the method says, and what its class says for all its methods. */
    private List<APIResponse> said() {
        List<APIResponse> said = new ArrayList<>(List.of(method.getDeclaringClass().getAnnotationsByType(APIResponse.class)));
        said.addAll(List.of(method.getAnnotationsByType(APIResponse.class)));
        return said;
    }

    private org.eclipse.microprofile.openapi.models.responses.APIResponse answer(APIResponse said) {
        if (!said.ref().isEmpty()) {
            return OASFactory.createAPIResponse().ref("#/components/responses/" + said.ref());
        }
        var answer = OASFactory.createAPIResponse().description(said.description());
        if (said.content().length > 0) {
            var content = OASFactory.createContent();
            Arrays.stream(said.content()).forEach(one -> content.addMediaType(one.mediaType().isEmpty() ? JSON : one.mediaType(),
                    OASFactory.createMediaType().schema(schema(one))));
            answer.setContent(content);
        } else if (said.responseCode().compareTo("400") >= 0) {
            answer.setContent(DocumentFilter.problem(schemas));
        }
        return answer;
    }

    /** What no record describes is text: a picture, a table. */
    private Schema schema(Content content) {
        if (content.schema().implementation() == Void.class) {
            return OASFactory.createSchema().type(Schema.SchemaType.STRING);
        }
        Schema schema = schemas.of(content.schema().implementation());
        return content.schema().type() == SchemaType.ARRAY ? Schemas.array(schema) : schema;
    }

    private <A extends Annotation> A inherited(Class<A> type) {
        A own = method.getAnnotation(type);
        return own != null ? own : method.getDeclaringClass().getAnnotation(type);
    }
}
