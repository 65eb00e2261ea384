package org.parley.app.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.parley.shared.problem.Problem;
import org.parley.shared.text.PlainText;

/** Refuses query parameters with a NUL, which PostgreSQL would answer with an error. Percent signs are rare: look there. */
@Provider
@Priority(Priorities.AUTHORIZATION + 5)
public class PlainQueryFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        if (query == null || query.indexOf('%') < 0) {
            return;
        }
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!PlainText.isPlain(name) || !values.stream().allMatch(PlainText::isPlain)) {
                throw Problem.invalid(PlainText.isPlain(name) ? name : "", "must be text without NUL");
            }
        });
    }
}
