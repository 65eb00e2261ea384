package org.parley.sla.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.rest.PathId;
import org.parley.sla.Expectations;
import org.parley.sla.ToldTimes;

@Path("/conversations/{id}/expectation")
@Tag(name = "SLA")
@Produces(MediaType.APPLICATION_JSON)
public class ToldTimesResource {

    @Inject
    private ToldTimes told;
    @Inject
    private Conversations conversations;
    @Inject
    private Caller caller;

    @GET
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "getConversationExpectation",
            summary = "What a customer who waits for a person was told last",
            description = "Kept when the wait began, and said anew each time that it has not come true (number 2 and more, "
                    + "from those who waited as long). Only waiting is there while nobody waits.")
    @APIResponse(responseCode = "200", description = "What was said",
            content = @Content(schema = @Schema(implementation = ToldBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ToldBody get(@PathParam("id") String id) {
        ConversationId asked = PathId.of(id, ConversationId::new);
        ConversationView conversation = caller.isShop() ? conversations.get(asked)
                : conversations.ofVisitor(asked, caller.requireVisitor());
        return told.waiting(conversation.id()).map(ToldBody::of)
                .orElseGet(() -> new ToldBody(false, null, null, null, null, null, null, null, null));
    }

    @Schema(name = "ConversationExpectation", requiredProperties = "waiting")
    public record ToldBody(boolean waiting,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant since,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant toldAt,
            @Schema(description = "1 for what was said with the message") Integer number,
            @Schema(description = "From toldAt on") Long medianSeconds,
            @Schema(description = "From toldAt on") Long p90Seconds, Long targetSeconds,
            @Schema(type = SchemaType.STRING, enumeration = {"measured", "policy"}) Expectations.Basis basis,
            @Schema(type = SchemaType.STRING, format = "date-time", description = "Absent where the shop was open")
            Instant opensAt) {

        static ToldBody of(ToldTimes.Told told) {
            Expectations.Expectation said = told.expectation();
            return new ToldBody(true, told.since(), told.toldAt(), told.number(), said.medianSeconds(), said.p90Seconds(),
                    said.targetSeconds(), said.basis(), said.opensAt());
        }
    }
}
