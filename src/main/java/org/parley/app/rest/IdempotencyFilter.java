package org.parley.app.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.parley.identity.Caller;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.NotIdempotent;

/**
 * Honours Idempotency-Key on state-changing POSTs (design/api.md): the same key, caller, method, path and body get the
 * first answer again; another body 422; while the first call runs 409; a 5xx is forgotten.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 10)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String HEADER = "Idempotency-Key";
    /** Says to come again; a kept one would be all that who comes again ever hears. */
    private static final int TOO_MANY = 429;
    private static final String CLAIMED = "parley.idempotency.claimed";

    @Context
    private ResourceInfo resource;
    @Inject
    private Caller caller;
    @Inject
    private IdempotencyKeys keys;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        if (key == null || !HttpMethod.POST.equals(request.getMethod())
                || resource.getResourceMethod().isAnnotationPresent(NotIdempotent.class)) {
            return;
        }
        if (key.isEmpty() || key.length() > 255) {
            throw Problem.invalid(HEADER, "must have 1 to 255 characters");
        }
        SpooledBody body = SpooledBody.of(request.getEntityStream());
        request.setEntityStream(body.open());
        // Not the whole address: a retry may reach us by another name. What the query asks for counts as the body does.
        URI address = request.getUriInfo().getRequestUri();
        String scope = caller.id() + "\n" + address.getRawPath() + "\n" + key;
        String query = address.getRawQuery();
        String asked = query == null ? body.digest() : Ids.sha256(body.digest() + "\n" + query);
        Optional<IdempotencyKeys.Answer> earlier = keys.claim(scope, asked);
        if (earlier.isEmpty()) {
            request.setProperty(CLAIMED, scope);
            return;
        }
        IdempotencyKeys.Answer answer = earlier.get();
        if (!answer.requestDigest().equals(asked)) {
            throw new Problem(422, "idempotencyKeyReused", "This key was used with another body.");
        }
        if (answer.status() == 0) {
            throw new Problem(409, "stillRunning", "The first call with this key is still running.", Map.of("retryAfter", 1));
        }
        Response.ResponseBuilder again = Response.status(answer.status()).header("Idempotent-Replay", "true");
        request.abortWith(answer.body() == null ? again.build()
                : again.type(MediaType.valueOf(answer.mediaType())).entity(answer.body()).build());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIMED) instanceof String scope)) {
            return;
        }
        if (response.getStatus() >= 500 || response.getStatus() == TOO_MANY) {
            keys.forget(scope);
            return;
        }
        Object entity = response.getEntity();
        String body = entity == null ? null : entity instanceof String text ? text : Json.write(entity);
        String mediaType = response.getMediaType() == null ? MediaType.APPLICATION_JSON : response.getMediaType().toString();
        keys.keep(scope, response.getStatus(), mediaType, body);
    }
}
