package org.parley.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.catalog.CatalogImports;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportId;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.BodyLimit;

/** Bringing a catalogue in, for the shop's keys and administrators. */
@Path("/catalog/imports")
@Tag(name = "Catalog")
@Produces(MediaType.APPLICATION_JSON)
@Access(value = {Caller.Kind.KEY, Caller.Kind.STAFF}, scope = "catalog", role = "admin")
public class ImportsResource {

    private static final long MOST_BYTES = 200L * 1024 * 1024;

    @Inject
    private CatalogImports imports;

    @POST
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(MOST_BYTES)
    @Operation(operationId = "startImport", summary = "Import a catalogue file",
            description = "The file is imported in the background, one file at a time: every bad line is reported, the "
                    + "rest is imported, and a second run of the same file changes nothing. A variant is known by its "
                    + "product's handle and its option values. Stock is the number of pieces on hand.")
    @RequestBody(required = true, description = "The file, up to 200 MiB, UTF-8", content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), examples = @ExampleObject(
                name = "shopify-csv", value = "Handle,Title,Option1 Name,Option1 Value,Variant Inventory Qty,Variant Price\n"
                        + "red-shirt,Red shirt,Size,M,12,450.00\nred-shirt,,,L,3,450.00\n")),
        @Content(mediaType = "application/octet-stream", schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "202", description = "The import has begun", content = @Content(
            schema = @Schema(implementation = ImportStarted.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Response start(
            @QueryParam("format") @Parameter(required = true, schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"shopify-csv", "parley-json"})) String format,
            @QueryParam("dryRun") @Parameter(description = "true: check and count, but change nothing",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")) String dryRun,
            @QueryParam("language") @Parameter(description = "Of texts that do not tell theirs; en unless told",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"en", "th", "ja", "ko"})) String language,
            @QueryParam("currency") @Parameter(description = "Of all prices; absent: the file's, for CSV the shop's",
                    example = "THB") String currency,
            InputStream file) {
        ImportFormat known = ImportFormat.parse(format)
                .orElseThrow(() -> Problem.invalid("format", "must be shopify-csv or parley-json"));
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw Problem.invalid("dryRun", "must be true or false");
        }
        ImportId id = imports.start(new ImportRequest(known, "true".equals(dryRun), Languages.parse(language),
                currency == null || currency.isEmpty() ? null : currency), file);
        return Response.accepted(new ImportStarted(id.value())).build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getImport", summary = "How far an import is and what came of it",
            description = "done means that its rows can be found by search; failed that the file could not be read. "
                    + "Counts are products; of a dry run they say what would have happened.")
    @APIResponse(responseCode = "200", description = "The import", content = @Content(
            schema = @Schema(implementation = ImportBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ImportBody status(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return ImportId.parse(id).flatMap(imports::status).map(ImportBody::of).orElseThrow(Problem::notFound);
    }

    /** The import that has begun. */
    @Schema(name = "ImportStarted", requiredProperties = "id")
    public record ImportStarted(@Schema(type = SchemaType.STRING, format = "uuid") UUID id) {
    }

    /** An import. */
    @Schema(name = "Import", requiredProperties = {"status", "errors"})
    public record ImportBody(
            @Schema(type = SchemaType.STRING, enumeration = {"running", "done", "failed"}) String status,
            boolean dryRun,
            @Schema(description = "Data rows (CSV) or products (JSON) read so far") int rows,
            @Schema(description = "Products that are new") int created,
            @Schema(description = "Products that have changed") int updated,
            @Schema(description = "Products that were the same already") int unchanged,
            List<ImportError> errors,
            @Schema(description = "From 0 to 1", example = "0.45") double progress) {

        static ImportBody of(ImportStatus status) {
            return new ImportBody(status.status().code(), status.dryRun(), status.rows(), status.created(),
                    status.updated(), status.unchanged(), status.errors().stream().map(error ->
                            new ImportError(error.line(), error.field(), error.message())).toList(), status.progress());
        }
    }

    /** Something wrong in the file. */
    @Schema(name = "ImportError", requiredProperties = "message")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ImportError(
            @Schema(description = "From 1; the header of a CSV is line 1; 0 where it is the import as a whole") int line,
            @Schema(description = "Column or property; absent where it is the line as a whole", example = "Variant Price")
            String field,
            @Schema(example = "must be a plain decimal such as 490.00, not negative") String message) {
    }
}
