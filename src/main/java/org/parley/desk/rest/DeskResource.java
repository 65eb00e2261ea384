package org.parley.desk.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.InboxQuery;
import org.parley.conversation.InboxRow;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.Visitors;
import org.parley.ordering.CartDocument;
import org.parley.ordering.Carts;
import org.parley.ordering.OrderDocument;
import org.parley.ordering.OrderQuery;
import org.parley.ordering.Orders;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.PathId;
import org.parley.sla.SlaClocks;

/** What the desk's page shows of several modules at once, so that a list or a side pane costs one call. */
@Path("/desk/conversations")
@Tag(name = "Desk", description = "What the agents' desk shows")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "400", ref = "Invalid")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class DeskResource {

    private static final int ORDERS = 20;

    @Inject
    private Conversations conversations;
    @Inject
    private Visitors visitors;
    @Inject
    private SlaClocks sla;
    @Inject
    private Carts carts;
    @Inject
    private Orders orders;
    @Inject
    private Caller caller;

    @GET
    @Access(Caller.Kind.STAFF)
    @Operation(operationId = "listDeskConversations", summary = "The desk's list, newest change first",
            description = "Each with its customer, last line, unread messages and the clock that it is to be judged by now.")
    @APIResponse(responseCode = "200", description = "A page of them",
            content = @Content(schema = @Schema(implementation = DeskBodies.RowPage.class)))
    public Page<ObjectNode> list(
            @Parameter(description = "Absent: any", schema = @Schema(enumeration = {"open", "snoozed", "resolved"}))
            @QueryParam("status") String status,
            @Parameter(description = "me, bot, queue or a staff id; absent: any", example = "queue")
            @QueryParam("assignee") String assignee,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        String wanted = "me".equals(assignee) ? caller.requireStaff().toString() : assignee;
        Page<InboxRow> page = conversations.inbox(new InboxQuery(status(status), wanted, null, Limit.of(limit), cursor));
        Map<ConversationId, SlaClocks.Urgent> clocks = sla.mostUrgent(
                page.items().stream().map(row -> row.conversation().id()).toList());
        return page.map(row -> DeskJson.row(row, clocks.get(row.conversation().id())));
    }

    @GET
    @Path("/{id}")
    @Access(Caller.Kind.STAFF)
    @Operation(operationId = "getDeskConversation", summary = "What stands beside a thread",
            description = "The customer, the cart and the orders of this conversation.")
    @APIResponse(responseCode = "200", description = "All of it",
            content = @Content(schema = @Schema(implementation = DeskBodies.Beside.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ObjectNode beside(@PathParam("id") String id,
            @Parameter(description = "Language of titles; absent: en", example = "th") @QueryParam("language") String language) {
        ConversationId conversation = PathId.of(id, ConversationId::new);
        Language wanted = language == null ? Language.EN
                : Language.parse(language).orElseThrow(() -> Problem.invalid("language", "must be en, th, ja or ko"));
        ConversationView view = conversations.get(conversation);
        ObjectNode beside = DeskJson.beside(view, visitors.profile(view.visitorId()));
        carts.ofConversation(conversation).ifPresent(cart -> beside.set("cart", Json.tree(CartDocument.of(cart, wanted))));
        beside.set("orders", Json.tree(orders.list(new OrderQuery(view.visitorId(), null, null, ORDERS, null)).items()
                .stream().map(order -> OrderDocument.of(order, wanted)).toList()));
        return beside;
    }

    private static ConversationStatus status(String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        for (ConversationStatus status : ConversationStatus.values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw Problem.invalid("status", "must be open, snoozed or resolved");
    }
}
