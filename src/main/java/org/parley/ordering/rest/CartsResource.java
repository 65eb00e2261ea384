package org.parley.ordering.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.catalog.VariantId;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.ordering.CartDocument;
import org.parley.ordering.CartId;
import org.parley.ordering.CartView;
import org.parley.ordering.Carts;
import org.parley.ordering.Checkout;
import org.parley.ordering.OrderDocument;
import org.parley.ordering.OrderView;
import org.parley.shared.i18n.Language;
import org.parley.shared.money.Money;
import org.parley.shared.rest.PathId;

/** Carts: opening, filling, ordering. */
@Path("/carts")
@Tag(name = "Carts")
@Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CartsResource {

    @Inject
    private Carts carts;
    @Inject
    private Checkout checkout;
    @Inject
    private Reach reach;

    @POST
    @Operation(operationId = "openCart", summary = "The conversation's open cart, made if there is none",
            description = "A conversation has one open cart: a second call answers 200 with the same.")
    @APIResponse(responseCode = "201", description = "A new, empty cart",
            content = @Content(schema = @Schema(implementation = CartDocument.class)))
    @APIResponse(responseCode = "200", description = "The open cart",
            content = @Content(schema = @Schema(implementation = CartDocument.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response open(@NotNull @Valid OpenCart request) {
        var conversation = reach.conversation(request.conversationId());
        Carts.Opened opened = carts.open(conversation.id());
        return Response.status(opened.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(CartDocument.of(opened.cart(), conversation.language())).build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCart", summary = "A cart with the prices and the stock of now")
    @APIResponse(responseCode = "200", description = "The cart",
            content = @Content(schema = @Schema(implementation = CartDocument.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CartDocument get(@PathParam("id") String id, @QueryParam("language") String language) {
        return document(carts.get(reach.cart(id)), language);
    }

    @PUT
    @Path("/{id}/lines/{variantId}")
    @Operation(operationId = "setCartLine", summary = "Make the cart hold that many pieces of a variant",
            description = "409 outOfStock with available if there are fewer; 409 cartClosed with orderId after checkout.")
    @APIResponse(responseCode = "200", description = "The cart",
            content = @Content(schema = @Schema(implementation = CartDocument.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CartDocument setLine(@PathParam("id") String id, @PathParam("variantId") String variantId,
            @NotNull @Valid LineQuantity request) {
        CartId cart = reach.cart(id);
        return document(carts.setLine(cart, PathId.of(variantId, VariantId::new), request.quantity()), null);
    }

    @DELETE
    @Path("/{id}/lines/{variantId}")
    @Operation(operationId = "removeCartLine", summary = "Take a variant out of the cart")
    @APIResponse(responseCode = "200", description = "The cart",
            content = @Content(schema = @Schema(implementation = CartDocument.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public CartDocument removeLine(@PathParam("id") String id, @PathParam("variantId") String variantId) {
        CartId cart = reach.cart(id);
        return document(carts.removeLine(cart, PathId.of(variantId, VariantId::new)), null);
    }

    @GET
    @Path("/{id}/shipping-methods")
    @Operation(operationId = "listShippingMethods", summary = "The ways of shipping and what each costs for this cart")
    @APIResponse(responseCode = "200", description = "In the shop's order", content = @Content(
            schema = @Schema(type = SchemaType.ARRAY, implementation = ShippingMethodBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public List<ShippingMethodBody> shippingMethods(@PathParam("id") String id, @QueryParam("language") String asked) {
        CartId cart = reach.cart(id);
        Language language = reach.language(asked, carts.get(cart).conversationId());
        return carts.shippingMethods(cart).stream().map(offer -> new ShippingMethodBody(offer.method().id(),
                offer.method().title().in(language), offer.price(), offer.total())).toList();
    }

    @POST
    @Path("/{id}/checkout")
    @Operation(operationId = "checkOut", summary = "Order the cart",
            description = "Closes the cart, reserves the pieces, offers the payment and posts its request in the thread, "
                    + "or does nothing of it. 409: totalChanged with cart, outOfStock with available, cartClosed with "
                    + "orderId, cartEmpty.")
    @APIResponse(responseCode = "201", description = "The order, awaiting its payment",
            content = @Content(schema = @Schema(implementation = OrderDocument.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response checkOut(@PathParam("id") String id, @NotNull @Valid CheckoutRequest request) {
        OrderView order = checkout.place(request.placing(reach.cart(id)));
        return Response.status(Response.Status.CREATED)
                .entity(OrderDocument.of(order, reach.language(null, order.conversationId()))).build();
    }

    private CartDocument document(CartView cart, String language) {
        return CartDocument.of(cart, reach.language(language, cart.conversationId()));
    }

    /** Which conversation's cart. */
    @Schema(name = "OpenCart")
    public record OpenCart(@NotNull @Schema(required = true, format = "uuid") String conversationId) {
    }

    /** How many pieces. */
    @Schema(name = "LineQuantity")
    public record LineQuantity(@NotNull @Min(1) @Max(Carts.MAX_QUANTITY)
            @Schema(required = true, minimum = "1", maximum = "999", example = "2") Integer quantity) {
    }

    /** A way of shipping. */
    @Schema(name = "CartShippingMethod", requiredProperties = {"id", "title", "price", "total"})
    public record ShippingMethodBody(@Schema(example = "standard") String id, String title, Money price,
            @Schema(description = "What the cart comes to with it") Money total) {
    }
}
