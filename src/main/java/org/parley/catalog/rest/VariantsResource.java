package org.parley.catalog.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.catalog.CatalogAdministration;
import org.parley.catalog.VariantChange;
import org.parley.catalog.VariantId;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;
import org.parley.shared.money.Money;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.PathId;

/** Price and stock of single variants, for the shop's keys and administrators. */
@Path("/variants")
@Tag(name = "Catalog")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Access(value = {Caller.Kind.KEY, Caller.Kind.STAFF}, scope = "catalog", role = "admin")
public class VariantsResource {

    @Inject
    private CatalogAdministration administration;

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeVariant", summary = "Change price, former price or stock of a variant",
            description = "What is absent stays; compareAtPrice null takes the former price away. Stock is the number of "
                    + "pieces on hand, those reserved for open orders included.")
    @APIResponse(responseCode = "200", description = "The variant after the change", content = @Content(
            schema = @Schema(implementation = ProductBody.VariantBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public ProductBody.VariantBody change(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @NotNull VariantPatch request) {
        VariantId variant = PathId.of(id, VariantId::new);
        return ProductBody.VariantBody.of(administration.changeVariant(variant, request.change()), Language.EN);
    }

    /** What is to be changed. */
    @Schema(name = "VariantPatch")
    public record VariantPatch(
            Money price,
            @Schema(implementation = Money.class, nullable = true, description = "null takes it away")
            JsonNode compareAtPrice,
            @Schema(description = "Pieces on hand, 0 to 1,000,000,000", example = "12") Integer stock) {

        VariantChange change() {
            boolean remove = compareAtPrice != null && compareAtPrice.isNull();
            return new VariantChange(price, compareAtPrice == null || remove ? null : money(), remove, stock);
        }

        private Money money() {
            try {
                return Json.mapper().treeToValue(compareAtPrice, Money.class);
            } catch (JsonProcessingException | IllegalArgumentException noMoney) {
                throw Problem.invalid("compareAtPrice", "must be an amount with its currency, or null");
            }
        }
    }
}
