package org.parley.app.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** The REST interface, version 1. Resources and providers are found by scanning. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info = @Info(title = "Parley", version = "1", description = "Conversational commerce: conversations, catalogue, "
                + "carts, orders, payments and reply-time promises. Errors are RFC 9457 problems with a stable code. "
                + "State-changing POSTs honour Idempotency-Key for 24 hours.",
                license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/"),
        security = @SecurityRequirement(name = "bearer"),
        components = @Components(
                securitySchemes = @SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP,
                        scheme = "bearer", description = "A visitor token, a staff token or an API key"),
                responses = {
                    @APIResponse(name = "Invalid", responseCode = "400", description = "Malformed or not acceptable"),
                    @APIResponse(name = "Unauthorized", responseCode = "401", description = "No, bad or expired token"),
                    @APIResponse(name = "Forbidden", responseCode = "403", description = "Wrong kind of caller or scope"),
                    @APIResponse(name = "NotFound", responseCode = "404", description = "Missing, or somebody else's"),
                    @APIResponse(name = "Conflict", responseCode = "409", description = "Not in the present state"),
                    @APIResponse(name = "TooLarge", responseCode = "413", description = "The body is too large"),
                    @APIResponse(name = "UnsupportedMediaType", responseCode = "415",
                            description = "The body has another media type"),
                    @APIResponse(name = "Unprocessable", responseCode = "422",
                            description = "The idempotency key was used with another body"),
                    @APIResponse(name = "TooMany", responseCode = "429", description = "Too often; see Retry-After"),
                    @APIResponse(name = "Busy", responseCode = "503",
                            description = "Too much at once; nothing was changed; see Retry-After")
                }))
public class ParleyApi extends Application {

    /** OPTIONS tells the methods only: Jersey would add a WADL, a second description that nobody keeps right. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
