package org.parley.sla.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.PathId;
import org.parley.sla.RehearsalId;
import org.parley.sla.Rehearsals;

/** Replaying the past against another policy, calendar or staffing. */
@Path("/sla/rehearsals")
@Tag(name = "SLA")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
public class RehearsalsResource {

    @Inject
    private Rehearsals rehearsals;

    @POST
    @Operation(operationId = "startSlaRehearsal", summary = "Replay a past period under other promises, hours or people",
            description = "What is left out stays as recorded. Another policy or calendar judges the recorded events anew, "
                    + "exactly. Another staffing is a model: people work through the recorded arrivals in simulated time, "
                    + "each reply takes as long as it took, and customers keep their distance from the reply before. "
                    + "Nothing is changed and nobody is told. It runs in the background, one at a time on each node; "
                    + "at most 91 days and 200,000 conversations.")
    @APIResponse(responseCode = "202", description = "It has begun",
            content = @Content(schema = @Schema(implementation = RehearsalStarted.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response start(@NotNull @Valid RehearsalRequest request) {
        return Response.accepted(new RehearsalStarted(rehearsals.start(request.draft()).value())).build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSlaRehearsal", summary = "How far a rehearsal is, and what it found",
            description = "The newest hundred are kept. Hours of the week count from Monday 0:00 in the result's zone.")
    @APIResponse(responseCode = "200", description = "The rehearsal",
            content = @Content(schema = @Schema(implementation = RehearsalBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RehearsalBody get(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return RehearsalBody.of(rehearsals.get(PathId.of(id, RehearsalId::new)));
    }

    @GET
    @Path("/people")
    @Operation(operationId = "getSlaPeople", summary = "How many people there were in each hour of the week",
            description = "By who replied: the mean over the weeks, rounded. A start for a rehearsal's staffing.")
    @APIResponse(responseCode = "200", description = "168 numbers, from Monday 0:00",
            content = @Content(schema = @Schema(implementation = PeopleBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public PeopleBody people(
            @QueryParam("from") @Parameter(required = true, example = "2026-10-26T00:00:00Z",
                    schema = @Schema(type = SchemaType.STRING, format = "date-time")) String from,
            @QueryParam("to") @Parameter(required = true, example = "2026-11-23T00:00:00Z",
                    schema = @Schema(type = SchemaType.STRING, format = "date-time")) String to,
            @QueryParam("zone") @Parameter(required = true, example = "Asia/Bangkok") String zone) {
        return new PeopleBody(rehearsals.people(instant("from", from), instant("to", to), zone));
    }

    private static Instant instant(String field, String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw Problem.invalid(field, "is no instant; expected something like 2026-10-26T00:00:00Z");
        }
    }

    /** The rehearsal that has begun. */
    @Schema(name = "SlaRehearsalStarted", requiredProperties = "id")
    public record RehearsalStarted(@Schema(type = SchemaType.STRING, format = "uuid") UUID id) {
    }

    @Schema(name = "SlaPeople", requiredProperties = "agents")
    public record PeopleBody(List<Integer> agents) {
    }
}
