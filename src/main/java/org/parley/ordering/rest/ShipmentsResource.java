package org.parley.ordering.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.ordering.OrderDocument;
import org.parley.ordering.ParcelStatus;
import org.parley.ordering.ShipmentId;
import org.parley.ordering.ShipmentView;
import org.parley.ordering.Shipments;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.PathId;
import org.parley.shared.text.CardNumbers;

/** Following parcels. */
@Path("/shipments")
@Tag(name = "Orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ShipmentsResource {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    @Inject
    private Shipments shipments;

    @POST
    @Path("/{id}/events")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "orders")
    @Operation(operationId = "reportShipment", summary = "Record what the carrier reported of a parcel",
            description = "The order is delivered once all of its parcels are. The same report twice counts once.")
    @APIResponse(responseCode = "201", description = "The parcel with its reports",
            content = @Content(schema = @Schema(implementation = OrderDocument.ShipmentDocument.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response report(@PathParam("id") String id, @NotNull @Valid NewEvent request) {
        ShipmentId shipment = PathId.of(id, ShipmentId::new);
        ParcelStatus status = ParcelStatus.parse(request.status())
                .orElseThrow(() -> Problem.invalid("status", "must be one of " + ParcelStatus.codes()));
        if (request.at().isBefore(EARLIEST)) {
            throw Problem.invalid("at", "lies too far back");
        }
        String place = request.place() == null || request.place().isBlank() ? null
                : CardNumbers.mask(request.place().strip());
        return Response.status(Response.Status.CREATED).entity(OrderDocument.ShipmentDocument.of(shipments.report(shipment,
                new ShipmentView.ShipmentEvent(status, request.at().truncatedTo(ChronoUnit.MICROS), place)))).build();
    }

    /** What the carrier reported. */
    @Schema(name = "NewShipmentEvent")
    public record NewEvent(
            @NotBlank @Size(max = 40) @Schema(required = true, example = "inTransit", enumeration = {"created", "dispatched",
                "pickedUp", "inTransit", "arrived", "outForDelivery", "failed", "returned", "delivered"}) String status,
            @NotNull @Schema(required = true, type = SchemaType.STRING, format = "date-time") Instant at,
            @Size(max = 200) @Pattern(regexp = CheckoutRequest.LINE, message = "must be one line of text")
            @Schema(example = "Bang Na hub") String place) {
    }
}
