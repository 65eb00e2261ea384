package org.parley.identity.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.Tokens;
import org.parley.shared.problem.Problem;

/**
 * Identifies the caller by its bearer token and admits it to the operation, or refuses with 401 or 403.
 * A filter rather than Jakarta Security's mechanism, which costs 0.12 to 0.17 ms a call on this container.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class TokenFilter implements ContainerRequestFilter {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9_\\-.~+/=]{1,200})");

    @Context
    private ResourceInfo resource;
    @Inject
    private Caller caller;
    @Inject
    private Tokens tokens;

    @Override
    public void filter(ContainerRequestContext request) {
        if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            return;
        }
        Access access = access();
        List<Caller.Kind> admitted = List.of(access.value());
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            if (!admitted.contains(Caller.Kind.ANONYMOUS)) {
                throw Problem.unauthorized();
            }
            return;
        }
        Matcher bearer = BEARER.matcher(header.strip());
        if (!bearer.matches()) {
            throw Problem.unauthorized();
        }
        caller.identify(tokens.find(bearer.group(1)).orElseThrow(Problem::unauthorized));
        admit(access, admitted);
    }

    private Access access() {
        Access onMethod = resource.getResourceMethod().getAnnotation(Access.class);
        Access access = onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(Access.class);
        if (access == null) {
            throw Problem.forbidden("This operation admits nobody.");
        }
        return access;
    }

    private void admit(Access access, List<Caller.Kind> admitted) {
        if (admitted.contains(Caller.Kind.ANONYMOUS)) {
            return;
        }
        if (!admitted.contains(caller.kind())) {
            throw Problem.forbidden("This kind of caller may not do this.");
        }
        if (caller.kind() == Caller.Kind.KEY && !access.scope().isEmpty() && !caller.scopes().contains(access.scope())) {
            throw Problem.forbidden("The API key lacks the scope " + access.scope() + ".");
        }
        List<String> roles = List.of(access.role());
        if (caller.kind() == Caller.Kind.STAFF && !roles.isEmpty() && roles.stream().noneMatch(caller.roles()::contains)) {
            throw Problem.forbidden("This needs the role " + String.join(" or ", roles) + ".");
        }
    }
}
