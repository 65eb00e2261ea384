package org.parley.ordering.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.ordering.OrderingRules;
import org.parley.ordering.OrderingSettings;
import org.parley.ordering.ShippingMethod;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;

/** The shop's rules of tax and shipping. */
@Path("/settings")
@Tag(name = "Settings")
@Access(value = Caller.Kind.STAFF, role = "admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderingSettingsResource {

    @Inject
    private OrderingSettings settings;

    @GET
    @Path("/ordering")
    @Operation(operationId = "getOrderingSettings", summary = "Tax and ways of shipping")
    @APIResponse(responseCode = "200", description = "The rules",
            content = @Content(schema = @Schema(implementation = Rules.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Rules get() {
        return Rules.of(settings.rules());
    }

    @PUT
    @Path("/ordering")
    @Operation(operationId = "changeOrderingSettings", summary = "Change tax and ways of shipping",
            description = "Open carts follow at once; orders that were placed stay as they are.")
    @APIResponse(responseCode = "200", description = "The rules from now on",
            content = @Content(schema = @Schema(implementation = Rules.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Rules change(@NotNull @Valid Rules request) {
        return Rules.of(settings.change(request.rules()));
    }

    /** Tax and shipping. */
    @Schema(name = "OrderingSettings")
    public record Rules(
            @NotNull @Schema(required = true, example = "7", description = "Per cent, at most two decimals")
            BigDecimal taxRate,
            @NotNull @Schema(required = true, type = SchemaType.OBJECT, example = "{\"en\":\"VAT\"}",
                    description = "By language code") LocalizedText taxLabel,
            @NotNull @Schema(required = true) Boolean pricesIncludeTax,
            @NotEmpty @Valid @Schema(required = true, description = "The first one is assumed until one is chosen")
            List<@NotNull @Valid Method> shippingMethods) {

        static Rules of(OrderingRules rules) {
            return new Rules(rules.taxRate(), rules.taxLabel(), rules.pricesIncludeTax(),
                    rules.shippingMethods().stream().map(Method::of).toList());
        }

        OrderingRules rules() {
            return new OrderingRules(taxRate, taxLabel, pricesIncludeTax,
                    shippingMethods.stream().map(Method::method).toList());
        }
    }

    /** A way of shipping. */
    @Schema(name = "ShippingRule")
    public record Method(
            @NotNull @Schema(required = true, example = "standard") String id,
            @NotNull @Schema(required = true, type = SchemaType.OBJECT, example = "{\"en\":\"Standard\"}",
                    description = "By language code") LocalizedText title,
            @NotNull @Schema(required = true) Money price,
            @Schema(description = "Subtotal from which on it is free") Money freeFrom) {

        static Method of(ShippingMethod method) {
            return new Method(method.id(), method.title(), method.price(), method.freeFrom());
        }

        ShippingMethod method() {
            if (price.isNegative() || freeFrom != null && freeFrom.isNegative()) {
                throw Problem.invalid("shippingMethods", "cannot cost less than nothing");
            }
            return new ShippingMethod(id, title, price, freeFrom);
        }
    }
}
