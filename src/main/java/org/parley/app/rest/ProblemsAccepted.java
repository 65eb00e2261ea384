package org.parley.app.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets a client accept {@code application/problem+json} alone: clients that are generated from the interface document do
 * so where success has no body. Matching by it would refuse them with 406, as no operation produces problems on purpose.
 */
@Provider
@PreMatching
public class ProblemsAccepted implements ContainerRequestFilter {

    private static final String PROBLEM = "application/problem+json";
    private static final String JSON = "application/json";

    @Override
    public void filter(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains(PROBLEM) && !accepted.contains(JSON)) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, accepted + ", " + JSON);
        }
    }
}
