package org.parley.sla.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.Visitors;
import org.parley.sla.Expectations;

@Path("/sla/expectation")
@Tag(name = "SLA")
@Produces(MediaType.APPLICATION_JSON)
public class ExpectationResource {

    @Inject
    private Expectations expectations;

    @GET
    @Access(Caller.Kind.ANONYMOUS)
    @Operation(operationId = "getExpectation", summary = "The time to a person's reply that a customer may be told",
            description = "Kaplan–Meier over the last 28 days, unanswered conversations counted; median from 20 "
                    + "observations, 90th percentile from 100, each only where the curve reaches it.")
    @APIResponse(responseCode = "200", description = "The expectation now",
            content = @Content(schema = @Schema(implementation = ExpectationBody.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ExpectationBody expectation(
            @QueryParam("inbox") @DefaultValue(Visitors.WEB) @Parameter(example = "web") String inbox) {
        Expectations.Expectation now = expectations.now(inbox);
        return new ExpectationBody(now.medianSeconds(), now.p90Seconds(), now.targetSeconds(), now.observations(),
                now.basis(), now.opensAt());
    }

    @Schema(name = "Expectation", requiredProperties = {"medianSeconds", "p90Seconds", "targetSeconds", "basis"})
    public record ExpectationBody(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true) Long medianSeconds,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true) Long p90Seconds,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true) Long targetSeconds,
            int observations,
            @Schema(type = SchemaType.STRING, enumeration = {"measured", "policy"}) Expectations.Basis basis,
            @Schema(type = SchemaType.STRING, format = "date-time", description = "Absent while open") Instant opensAt) {
    }
}
