package org.parley.conversation.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.SocketTickets;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.rest.NotIdempotent;

@Path("/socket-tickets")
@Tag(name = "Conversations")
@Produces(MediaType.APPLICATION_JSON)
public class SocketTicketsResource {

    @Inject
    private SocketTickets tickets;
    @Inject
    private Caller caller;

    @POST
    @NotIdempotent
    @Access({Caller.Kind.VISITOR, Caller.Kind.STAFF})
    @Operation(operationId = "createSocketTicket", summary = "A ticket for one socket, valid for 30 seconds",
            description = "Connect to /api/v1/ws?ticket=… with it.")
    @APIResponse(responseCode = "201", description = "The ticket",
            content = @Content(schema = @Schema(implementation = TicketBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Response create() {
        SocketTickets.Ticket ticket = tickets.issue(caller.credential());
        return Response.status(Response.Status.CREATED).entity(new TicketBody(ticket.ticket(), ticket.expiresAt())).build();
    }

    @Schema(name = "SocketTicket", requiredProperties = {"ticket", "expiresAt"})
    public record TicketBody(String ticket, @Schema(type = SchemaType.STRING, format = "date-time") Instant expiresAt) {
    }
}
