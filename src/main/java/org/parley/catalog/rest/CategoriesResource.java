package org.parley.catalog.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.catalog.Catalog;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.i18n.Language;

/** The shop's shelves, for everybody. */
@Path("/categories")
@Tag(name = "Catalog")
@Produces(MediaType.APPLICATION_JSON)
@Access(Caller.Kind.ANONYMOUS)
public class CategoriesResource {

    @Inject
    private Catalog catalog;

    @GET
    @SecurityRequirements
    @Operation(operationId = "listCategories", summary = "All categories in the shop's order",
            description = "There is one page only.")
    @APIResponse(responseCode = "200", description = "The categories", content = @Content(
            schema = @Schema(implementation = CategoryPage.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    public CategoryPage categories(
            @QueryParam("language") @Parameter(description = "Of the titles; en unless told",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"en", "th", "ja", "ko"})) String language) {
        Language shown = Languages.orEnglish(language);
        return new CategoryPage(catalog.categories().stream().map(category -> new CategoryBody(category.handle(),
                category.title().in(shown), category.productCount())).toList());
    }

    /** All categories. */
    @Schema(name = "CategoryPage", requiredProperties = "items")
    public record CategoryPage(List<CategoryBody> items) {
    }

    /** A category. */
    @Schema(name = "Category", requiredProperties = {"handle", "title"})
    public record CategoryBody(
            @Schema(example = "shirts") String handle,
            @Schema(example = "Shirts") String title,
            @Schema(description = "Products on sale in it", example = "14") int productCount) {
    }
}
