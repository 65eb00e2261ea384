package org.parley.ordering.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.ordering.OrderDocument;
import org.parley.ordering.OrderQuery;
import org.parley.ordering.OrderView;
import org.parley.ordering.Orders;
import org.parley.ordering.Shipments;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;

/** Orders: finding, cancelling, paying again, shipping. */
@Path("/orders")
@Tag(name = "Orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    @Inject
    private Orders orders;
    @Inject
    private Shipments shipments;
    @Inject
    private Payments payments;
    @Inject
    private Reach reach;
    @Inject
    private Caller caller;

    @GET
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "orders")
    @Operation(operationId = "listOrders", summary = "Orders, newest first",
            description = "A visitor sees its own, the shop all of them.")
    @APIResponse(responseCode = "200", description = "A page of orders",
            content = @Content(schema = @Schema(implementation = OrderPage.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Page<OrderDocument> list(
            @QueryParam("number") @Parameter(description = "Exact, such as P-100042") String number,
            @QueryParam("email") @Parameter(description = "Of the order's contact") String email,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<OrderView> page = orders.list(new OrderQuery(
                caller.isShop() ? null : caller.requireVisitor(), number, email, Limit.of(limit), cursor));
        Map<ConversationId, ConversationView> conversations = reach.conversations(
                page.items().stream().map(OrderView::conversationId).distinct().toList());
        return page.map(order -> OrderDocument.of(order, conversations.get(order.conversationId()).language()));
    }

    @GET
    @Path("/{id}")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "orders")
    @Operation(operationId = "getOrder", summary = "An order with its payment and its parcels")
    @APIResponse(responseCode = "200", description = "The order",
            content = @Content(schema = @Schema(implementation = OrderDocument.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public OrderDocument get(@PathParam("id") String id, @QueryParam("language") String language) {
        OrderView order = orders.get(reach.order(id));
        return OrderDocument.of(order, reach.language(language, order.conversationId()));
    }

    @POST
    @Path("/{id}/cancel")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "orders")
    @Operation(operationId = "cancelOrder", summary = "Cancel an order that awaits its payment",
            description = "The payment provider is asked first; money that has arrived wins: 409 orderNotCancellable.")
    @APIResponse(responseCode = "200", description = "The cancelled order",
            content = @Content(schema = @Schema(implementation = OrderDocument.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public OrderDocument cancel(@PathParam("id") String id, @Valid Nothing nothing) {
        OrderView order = orders.cancel(reach.order(id));
        return OrderDocument.of(order, reach.language(null, order.conversationId()));
    }

    @POST
    @Path("/{id}/payments")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "orders")
    @Operation(operationId = "payOrderAgain", summary = "Offer a further attempt to pay",
            description = "While the order awaits its payment. 409 paymentLive while an attempt is open or unknown, "
                    + "orderNotAwaitingPayment when the order does not wait for money any more.")
    @APIResponse(responseCode = "201", description = "The payment that was offered",
            content = @Content(schema = @Schema(implementation = PaymentAttempt.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response payAgain(@PathParam("id") String id, @Valid Nothing nothing) {
        PaymentView payment = orders.offerPayment(reach.order(id));
        return Response.status(Response.Status.CREATED)
                .entity(PaymentAttempt.of(payment, payments.history(payment.id()))).build();
    }

    @POST
    @Path("/{id}/shipments")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "orders")
    @Operation(operationId = "shipOrder", summary = "Hand a parcel of a paid order to a carrier",
            description = "409 orderNotPaid unless the order is paid; 409 alreadyShipped if this parcel was recorded.")
    @APIResponse(responseCode = "201", description = "The parcel",
            content = @Content(schema = @Schema(implementation = OrderDocument.ShipmentDocument.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response ship(@PathParam("id") String id, @NotNull @Valid NewShipment request) {
        return Response.status(Response.Status.CREATED).entity(OrderDocument.ShipmentDocument.of(shipments.dispatch(
                reach.order(id), request.carrier().strip(), request.trackingNumber().strip()))).build();
    }

    /** A parcel to be recorded. */
    @Schema(name = "NewShipment")
    public record NewShipment(
            @NotBlank @Size(max = 60) @Pattern(regexp = CheckoutRequest.LINE, message = "must be one line of text")
            @Schema(required = true, example = "Kerry Express") String carrier,
            @NotBlank @Size(max = 60) @Pattern(regexp = CheckoutRequest.LINE, message = "must be one line of text")
            @Schema(required = true, example = "KEX0123456789TH") String trackingNumber) {
    }

    /** Describes the page of this list to the OpenAPI document. */
    @Schema(name = "OrderPage", requiredProperties = "items")
    public record OrderPage(List<OrderDocument> items, String next) {
    }
}
