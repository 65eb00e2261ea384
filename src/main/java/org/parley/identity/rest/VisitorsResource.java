package org.parley.identity.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.VisitorProfile;
import org.parley.identity.Visitors;
import org.parley.shared.i18n.Language;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.NotIdempotent;

@Path("/visitors")
@Tag(name = "Identity")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class VisitorsResource {

    @Inject
    private Visitors visitors;
    @Inject
    private Caller caller;

    @POST
    @NotIdempotent
    @Access(Caller.Kind.ANONYMOUS)
    @Operation(operationId = "createVisitor", summary = "Let a visitor in and give it a token",
            description = "The token is valid for 90 days after its last use. An identity whose hmac does not verify "
                    + "stays unverified and merges nothing.")
    @APIResponse(responseCode = "201", description = "The visitor and its token",
            content = @Content(schema = @Schema(implementation = VisitorCreated.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response create(@NotNull @Valid NewVisitor request) {
        Visitors.ClaimedIdentity identity = request.identity() == null ? null : new Visitors.ClaimedIdentity(
                request.identity().externalId(), request.identity().email(), request.identity().name(),
                request.identity().hmac());
        Visitors.Arrival arrival = visitors.arrive(request.inbox(), language(request.language()), zone(request.zone()),
                identity);
        return Response.status(Response.Status.CREATED).entity(new VisitorCreated(arrival.visitorId().value(),
                arrival.token(), arrival.expiresAt())).build();
    }

    @PATCH
    @Path("/me")
    @Access(Caller.Kind.VISITOR)
    @Operation(operationId = "changeVisitor", summary = "Change the visitor's language or time zone")
    @APIResponse(responseCode = "200", description = "The visitor",
            content = @Content(schema = @Schema(implementation = VisitorChanged.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public VisitorChanged change(@NotNull @Valid VisitorChange request) {
        VisitorProfile profile = visitors.change(caller.requireVisitor(),
                request.language() == null ? null : language(request.language()), zone(request.zone()));
        return new VisitorChanged(profile.id().value(), profile.language(), profile.zone());
    }

    private static Language language(String code) {
        return Language.parse(code).orElseThrow(() -> Problem.invalid("language", "must be en, th, ja or ko"));
    }

    private static String zone(String zone) {
        try {
            return zone == null ? null : ZoneId.of(zone).getId();
        } catch (DateTimeException unknown) {
            throw Problem.invalid("zone", "must be an IANA time zone");
        }
    }

    @Schema(name = "NewVisitor")
    public record NewVisitor(
            @NotNull @Schema(example = "web", required = true) String inbox,
            @NotNull @Schema(example = "th", required = true) String language,
            @Size(max = 60) @Schema(example = "Asia/Bangkok") String zone,
            @Valid ClaimedIdentityBody identity) {
    }

    @Schema(name = "ClaimedIdentity", description = "hmac: hex HMAC-SHA256 of externalId with the shop's secret")
    public record ClaimedIdentityBody(
            @NotNull @Size(min = 1, max = 200) @Schema(required = true) String externalId,
            @Size(max = 254) String email,
            @Size(max = 200) String name,
            @Size(max = 128) String hmac) {
    }

    @Schema(name = "VisitorCreated", requiredProperties = {"visitorId", "token", "expiresAt"})
    public record VisitorCreated(
            @Schema(type = SchemaType.STRING, format = "uuid") UUID visitorId, String token,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant expiresAt) {
    }

    @Schema(name = "VisitorChange")
    public record VisitorChange(String language, @Size(max = 60) String zone) {
    }

    @Schema(name = "Visitor", requiredProperties = {"visitorId", "language"})
    public record VisitorChanged(@Schema(type = SchemaType.STRING, format = "uuid") UUID visitorId,
            @Schema(type = SchemaType.STRING, enumeration = {"en", "th", "ja", "ko"}) Language language, String zone) {
    }
}
