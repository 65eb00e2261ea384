package org.parley.catalog.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.ArrayList;
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
import org.parley.catalog.ProductId;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.i18n.Language;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;

/** Products for everybody: search, list, look, compare. */
@Path("/products")
@Tag(name = "Catalog")
@Produces(MediaType.APPLICATION_JSON)
@Access(Caller.Kind.ANONYMOUS)
public class ProductsResource {

    @Inject
    private Catalog catalog;

    @GET
    @SecurityRequirements
    @Operation(operationId = "searchProducts", summary = "Search or list products",
            description = "By relevance to q, in the order of the catalogue without it. All words count; typos and parts "
                    + "of words are tried only when no product has them all. Price phrases within q (\"under 500\", "
                    + "\"ไม่เกิน 500\", \"500円以下\", \"500원 이하\") become filters. Prices and stock are those of this moment.")
    @APIResponse(responseCode = "200", description = "Products", content = @Content(
            schema = @Schema(implementation = ProductPage.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    public ProductPage search(
            @QueryParam("q") @Parameter(description = "Words, up to 1,000 characters", example = "red shirt under 500")
            String words,
            @QueryParam("language") @Parameter(description = "Of the words and of the answer; absent: detected",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"en", "th", "ja", "ko"})) String language,
            @QueryParam("minPrice") @Parameter(description = "In the currency's main unit, inclusive", example = "300")
            String minPrice,
            @QueryParam("maxPrice") @Parameter(description = "In the currency's main unit, inclusive", example = "500.00")
            String maxPrice,
            @QueryParam("inStock") @Parameter(description = "true: what can be bought now; false: what is sold out",
                    schema = @Schema(type = SchemaType.BOOLEAN)) String inStock,
            @QueryParam("category") @Parameter(description = "Handle of a category", example = "shirts") String category,
            @QueryParam("limit") @Parameter(description = "1 to 100, 25 unless told") Integer limit,
            @QueryParam("cursor") @Parameter(description = "The next of the page before") String cursor) {
        ProductQuery query = new ProductQuery(words, Languages.parse(language), amount("minPrice", minPrice),
                amount("maxPrice", maxPrice), truth("inStock", inStock), category == null || category.isBlank() ? null : category,
                Limit.of(limit), cursor);
        Page<ProductView> page = catalog.search(query);
        Language shown = query.languageOfAnswer();
        return new ProductPage(page.items().stream().map(view -> ProductBody.listed(view, shown)).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @SecurityRequirements
    @Operation(operationId = "getProduct", summary = "One product with description, pictures and variants")
    @APIResponse(responseCode = "200", description = "The product", content = @Content(
            schema = @Schema(implementation = ProductBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ProductBody product(@PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
            String id,
            @QueryParam("language") @Parameter(description = "Of the answer; en unless told",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"en", "th", "ja", "ko"})) String language) {
        Language shown = Languages.orEnglish(language);
        return ProductId.parse(id).flatMap(catalog::product).map(view -> ProductBody.whole(view, shown))
                .orElseThrow(Problem::notFound);
    }

    @GET
    @Path("/compare")
    @SecurityRequirements
    @Operation(operationId = "compareProducts", summary = "What two to four products differ in",
            description = "Rows are only those in which the products differ; each has one value per product, in their order.")
    @APIResponse(responseCode = "200", description = "The comparison", content = @Content(
            schema = @Schema(implementation = ComparisonBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ComparisonBody compare(
            @QueryParam("ids") @Parameter(required = true, description = "2 to 4 product ids, separated by commas",
                    schema = @Schema(type = SchemaType.STRING)) String ids,
            @QueryParam("language") @Parameter(description = "Of the answer; en unless told",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"en", "th", "ja", "ko"})) String language) {
        Language shown = Languages.orEnglish(language);
        if (ids == null || ids.isBlank()) {
            throw Problem.invalid("ids", "must be 2 to 4 different products");
        }
        String[] texts = ids.split(",", -1);
        if (texts.length < 2 || texts.length > 4) {
            throw Problem.invalid("ids", "must be 2 to 4 different products");
        }
        List<ProductId> wanted = new ArrayList<>();
        for (String text : texts) {
            wanted.add(ProductId.parse(text.strip()).orElseThrow(Problem::notFound));
        }
        return ComparisonBody.of(catalog.compare(wanted), shown);
    }

    private static BigDecimal amount(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            throw Problem.invalid(field, "must be a plain decimal such as 500 or 500.00, not negative");
        }
        return new BigDecimal(text);
    }

    private static Boolean truth(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Problem.invalid(field, "must be true or false");
        };
    }

    /** A part of a list of products. */
    @Schema(name = "ProductPage", requiredProperties = "items")
    public record ProductPage(List<ProductBody> items,
            @Schema(description = "Cursor of the next page; absent on the last") String next) {
    }
}
