package org.parley.sla.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.ConversationId;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.rest.PathId;
import org.parley.sla.ClockKind;
import org.parley.sla.ClockState;
import org.parley.sla.SlaClocks;

@Path("/conversations/{id}/sla")
@Tag(name = "SLA")
@Produces(MediaType.APPLICATION_JSON)
public class ConversationSlaResource {

    @Inject
    private SlaClocks clocks;

    @GET
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "getConversationSla", summary = "A conversation's clocks and why each is due when it is",
            description = "Newest episode and cycle first. What is past due is breached with a negative remainder, "
                    + "whether anything has looked at it or not. dueAt of a paused clock: if it went on now.")
    @APIResponse(responseCode = "200", description = "Policy and clocks",
            content = @Content(schema = @Schema(implementation = ConversationSlaBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ConversationSlaBody get(@PathParam("id") String id) {
        SlaClocks.ConversationSla sla = clocks.of(PathId.of(id, ConversationId::new));
        return new ConversationSlaBody(AppliedPolicyBody.of(sla.policy()), sla.clocks().stream().map(ConversationSlaResource::body).toList());
    }

    private static ClockBody body(SlaClocks.View clock) {
        return new ClockBody(clock.kind(), clock.episode(), clock.cycle(), clock.targetSeconds(), clock.startedAt(),
                clock.dueAt(), clock.endedAt(), clock.breachedAt(), clock.state(), clock.elapsedSeconds(),
                clock.remainingSeconds(), ExplanationPart.of(clock.explanation()));
    }

    @Schema(name = "ConversationSla", requiredProperties = "clocks")
    public record ConversationSlaBody(@Schema(description = "Absent where nothing is promised") AppliedPolicyBody policy,
            List<ClockBody> clocks) {
    }

    @Schema(name = "SlaClock", requiredProperties = {"kind", "startedAt", "state", "dueAt", "explanation"})
    public record ClockBody(
            @Schema(type = SchemaType.STRING, enumeration = {"firstResponse", "nextResponse", "resolution"}) ClockKind kind,
            int episode,
            @Schema(description = "1 for the first of its kind in the episode") int cycle,
            long targetSeconds,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant startedAt,
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Schema(type = SchemaType.STRING, format = "date-time", nullable = true) Instant dueAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant endedAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant breachedAt,
            @Schema(type = SchemaType.STRING, enumeration = {"running", "paused", "met", "breached", "cancelled"})
            ClockState state,
            @Schema(description = "Business time counted") long elapsedSeconds,
            @Schema(description = "Business time left; negative once breached") long remainingSeconds,
            List<ExplanationPart> explanation) {
    }
}
