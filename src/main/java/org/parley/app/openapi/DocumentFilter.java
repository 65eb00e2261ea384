package org.parley.app.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.parley.app.rest.ProblemBody;

/** Makes the scanned document exact before it is served; it runs once, and what it makes is in a fixed order. */
public class DocumentFilter implements OASFilter {

    static final String PROBLEM = "application/problem+json";
    private static final System.Logger LOG = System.getLogger(DocumentFilter.class.getName());

    private final Schemas schemas = new Schemas();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        forgetEndpoints(document);
        // The server leaves empty lists out, so an open operation could not say that the document's rule is not for it.
        document.setSecurity(new ArrayList<>());
        document.setTags(once(document.getTags()));
        Components components = document.getComponents();
        components.addParameter(Parameters.IDEMPOTENCY_KEY, Parameters.idempotencyKey());
        components.setResponses(problems(components.getResponses()));
        Map<String, Method> methods = Operations.methods(ResourceClasses.found());
        Map<String, PathItem> paths = new TreeMap<>(document.getPaths().getPathItems());
        for (PathItem path : paths.values()) {
            for (Operation operation : path.getOperations().values()) {
                Method method = methods.get(operation.getOperationId());
                if (method != null) {
                    new Operations(schemas, method).complete(operation);
                }
            }
        }
        document.getPaths().setPathItems(new LinkedHashMap<>(paths));
        components.setSchemas(new LinkedHashMap<>(schemas.components()));
    }

    /** Payara 6.2025 adds a root member {@code endpoints}, which no OpenAPI document may have. */
    private static void forgetEndpoints(OpenAPI document) {
        try {
            document.getClass().getMethod("setEndpoints", Map.class).invoke(document, new TreeMap<>());
        } catch (ReflectiveOperationException anotherServer) {
            LOG.log(System.Logger.Level.DEBUG, "This server adds no endpoints");
        }
    }

    private static List<Tag> once(List<Tag> tags) {
        Map<String, Tag> named = new TreeMap<>();
        for (Tag tag : tags) {
            named.merge(tag.getName(), tag, (one, other) -> one.getDescription() == null ? other : one);
        }
        return new ArrayList<>(named.values());
    }

    private Map<String, APIResponse> problems(Map<String, APIResponse> responses) {
        Map<String, APIResponse> sorted = new TreeMap<>(responses);
        sorted.values().forEach(response -> response.setContent(problem(schemas)));
        return new LinkedHashMap<>(sorted);
    }

    static org.eclipse.microprofile.openapi.models.media.Content problem(Schemas schemas) {
        return OASFactory.createContent().addMediaType(PROBLEM,
                OASFactory.createMediaType().schema(schemas.of(ProblemBody.class)));
    }

    static Parameter reference(String component) {
        return OASFactory.createParameter().ref("#/components/parameters/" + component);
    }
}
