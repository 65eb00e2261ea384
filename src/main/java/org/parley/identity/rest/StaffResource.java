package org.parley.identity.rest;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.Staff;
import org.parley.identity.StaffView;
import org.parley.identity.Tokens;
import org.parley.shared.paging.Page;
import org.parley.shared.rest.NotIdempotent;

@Path("/")
@Tag(name = "Identity")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StaffResource {

    @Inject
    private Staff staff;
    @Inject
    private Tokens tokens;
    @Inject
    @ConfigProperty(name = "parley.identity.staff-token-lifetime")
    private Duration tokenLifetime;

    @POST
    @Path("/staff-tokens")
    @NotIdempotent
    @Access(Caller.Kind.ANONYMOUS)
    @Operation(operationId = "createStaffToken", summary = "Log a staff member in",
            description = "Every cause of refusal answers alike. After five failures a minute: 429.")
    @APIResponse(responseCode = "201", description = "The token",
            content = @Content(schema = @Schema(implementation = StaffToken.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "429", ref = "TooMany")
    public Response logIn(@NotNull @Valid LogIn request, @Context HttpServletRequest http) {
        StaffView member = staff.authenticate(request.email(), request.password(), http.getRemoteAddr());
        Tokens.Issued token = tokens.forStaff(member.id(), tokenLifetime);
        return Response.status(Response.Status.CREATED)
                .entity(new StaffToken(token.token(), token.expiresAt(), body(member))).build();
    }

    @DELETE
    @Path("/staff-tokens/current")
    @Access(Caller.Kind.STAFF)
    @Operation(operationId = "revokeStaffToken", summary = "Log out: revoke the token of this request")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public void logOut(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        tokens.revoke(authorization.strip().replaceFirst("(?i)bearer +", ""));
    }

    @GET
    @Path("/staff")
    @Access({Caller.Kind.STAFF, Caller.Kind.KEY})
    @Operation(operationId = "listStaff", summary = "The people who work for the shop")
    @APIResponse(responseCode = "200", description = "All of them",
            content = @Content(schema = @Schema(implementation = StaffPage.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Page<StaffBody> list() {
        return Page.last(staff.list().stream().map(StaffResource::body).toList());
    }

    private static StaffBody body(StaffView view) {
        return new StaffBody(view.id().value(), view.name(), view.roles(), view.active());
    }

    @Schema(name = "LogIn")
    public record LogIn(@NotNull @Size(max = 254) @Schema(required = true, example = "mai@demo.parley.example") String email,
            @NotNull @Size(max = 200) @Schema(required = true) String password) {
    }

    @Schema(name = "StaffToken", requiredProperties = {"token", "expiresAt", "staff"})
    public record StaffToken(String token, @Schema(type = SchemaType.STRING, format = "date-time") Instant expiresAt,
            StaffBody staff) {
    }

    @Schema(name = "StaffMember", requiredProperties = {"id", "name", "roles"})
    public record StaffBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID id, String name, Set<String> roles,
            boolean active) {
    }

    /** Describes the page of this list to the OpenAPI document. */
    @Schema(name = "StaffPage", requiredProperties = "items")
    public record StaffPage(List<StaffBody> items, String next) {
    }
}
