package org.parley.ordering.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.ordering.CartDocument;
import org.parley.ordering.Carts;
import org.parley.shared.problem.Problem;

/** The cart beside a conversation. */
@Path("/conversations")
@Tag(name = "Carts")
@Produces(MediaType.APPLICATION_JSON)
public class ConversationCartResource {

    @Inject
    private Carts carts;
    @Inject
    private Reach reach;

    @GET
    @Path("/{id}/cart")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "orders")
    @Operation(operationId = "getConversationCart", summary = "The conversation's open cart, else the one ordered last",
            description = "404 while the conversation has never had a cart.")
    @APIResponse(responseCode = "200", description = "The cart",
            content = @Content(schema = @Schema(implementation = CartDocument.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CartDocument get(@PathParam("id") String id) {
        var conversation = reach.conversation(id);
        return CartDocument.of(carts.ofConversation(conversation.id()).orElseThrow(Problem::notFound),
                conversation.language());
    }
}
