package org.parley.sla.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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
import org.parley.sla.ClockCheck;

@Path("/sla/check")
@Tag(name = "SLA")
@Produces(MediaType.APPLICATION_JSON)
public class SlaCheckResource {

    @Inject
    private ClockCheck check;

    @GET
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "checkSlaClocks", summary = "Compute clocks from their events and say what differs",
            description = "Reads only; follow next until it is absent to check all. Differences mean a defect or a "
                    + "database that was changed by other hands.")
    @APIResponse(responseCode = "200", description = "How many conversations were checked, and those that differ",
            content = @Content(schema = @Schema(implementation = CheckBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public CheckBody check(@QueryParam("limit") @Parameter(description = "1 to 100, 25 unless told") Integer limit,
            @QueryParam("cursor") String cursor) {
        ClockCheck.Result result = check.check(limit, cursor);
        return new CheckBody(result.checked(), result.differences().stream()
                .map(one -> new DifferenceBody(one.conversation().value(), one.what().code())).toList(), result.next());
    }

    /** What a page of the check found. */
    @Schema(name = "SlaCheck", requiredProperties = {"checked", "differences"})
    public record CheckBody(@Schema(description = "Conversations of this page") int checked,
            List<DifferenceBody> differences, String next) {
    }

    /** A conversation that differs. */
    @Schema(name = "SlaDifference", requiredProperties = {"conversationId", "what"})
    public record DifferenceBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID conversationId,
            @Schema(enumeration = {"state", "clocks", "terms"}) String what) {
    }
}
