package org.parley.payments.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.payments.PaymentId;
import org.parley.payments.PaymentNotices;
import org.parley.payments.PaymentView;
import org.parley.payments.Payments;
import org.parley.payments.RefundView;
import org.parley.payments.RequestRefund;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.NotIdempotent;
import org.parley.shared.rest.PathId;

@Path("/payments")
@Tag(name = "Payments")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentsResource {

    @Inject
    private Payments payments;
    @Inject
    private PaymentNotices notices;
    @Inject
    private Caller caller;

    @GET
    @Path("/{id}")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "payments")
    @Operation(operationId = "getPayment", summary = "How a payment stands",
            description = "Visitors see their own payments. `payUrl` is there while the customer can still pay.")
    @APIResponse(responseCode = "200", description = "The payment with its history",
            content = @Content(schema = @Schema(implementation = PaymentBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public PaymentBody get(@Parameter(description = "The payment's id") @PathParam("id") String id) {
        PaymentView payment = visible(id);
        return PaymentBody.of(payment, payments.history(payment.id()));
    }

    @POST
    @Path("/{id}/refunds")
    @Consumes(MediaType.APPLICATION_JSON)
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "payments")
    @Operation(operationId = "refundPayment", summary = "Give back all or a part of what was captured",
            description = "Refunds together never exceed what was captured, however many are asked for at once. "
                    + "A refund is `pending` until the provider has confirmed it.")
    @APIResponse(responseCode = "201", description = "The refund",
            content = @Content(schema = @Schema(implementation = RefundBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response refund(@Parameter(description = "The payment's id") @PathParam("id") String id,
            @NotNull @Valid RefundRequest request) {
        PaymentId payment = visible(id).id();
        RefundView promised = payments.refund(new RequestRefund(payment, request.amount(), request.reason().strip(),
                Ids.next()));
        payments.settle(payment);
        RefundView now = payments.refunds(payment).stream().filter(refund -> refund.id().equals(promised.id()))
                .findFirst().orElse(promised);
        if (now.status() == RefundView.Status.FAILED) {
            throw Problem.conflict("refundRefused", "The payment provider refused this refund.");
        }
        return Response.status(Response.Status.CREATED).entity(RefundBody.of(now)).build();
    }

    @POST
    @Path("/webhooks/{gateway}/{account}")
    @Consumes(MediaType.WILDCARD)
    @Access(Caller.Kind.ANONYMOUS)
    @NotIdempotent
    @Operation(operationId = "receivePaymentWebhook", summary = "Where payment providers report events",
            description = "The body is the provider's own and is verified byte by byte against the signature in the "
                    + "provider's own header. The event is stored once and is merely a reason to ask the provider.")
    @APIResponse(responseCode = "204", description = "Stored, or known already")
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", description = "No signature or not the provider's")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    public void receive(@Parameter(description = "The gateway's name, such as `sandbox`") @PathParam("gateway") String gateway,
            @Parameter(description = "The account with that gateway, such as `demo`") @PathParam("account") String account,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @RequestBody(description = "The provider's event", content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)))
            byte[] body) {
        notices.receive(gateway, account, body, headers::getHeaderString);
    }

    /** Missing, foreign and malformed ids answer alike. */
    private PaymentView visible(String id) {
        PaymentView payment = payments.get(PathId.of(id, PaymentId::new));
        boolean own = caller.visitorId().map(visitor -> visitor.toString().equals(payment.payable().ownerId())).orElse(false);
        if (!own && !caller.isShop()) {
            throw Problem.notFound();
        }
        return payment;
    }
}
