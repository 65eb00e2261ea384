package org.parley.sla.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.SlaPreview;

@Path("/sla/preview")
@Tag(name = "SLA")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SlaPreviewResource {

    /** More never fit into one body; the limit only keeps the arithmetic small. */
    private static final int MOST_PAUSES = 1000;

    @Inject
    private SlaPreview preview;

    @POST
    @Access(value = Caller.Kind.KEY, scope = "sla")
    @Operation(operationId = "previewSla", summary = "When a target would be due under a calendar, and why",
            description = "Keeps nothing. The explanation covers [start, dueAt) without gap or overlap and its counted "
                    + "parts sum to the target. Five years without enough open time: dueAt is null.")
    @APIResponse(responseCode = "200", description = "Due time and explanation",
            content = @Content(schema = @Schema(implementation = PreviewBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public PreviewBody preview(@NotNull @Valid PreviewRequest request) {
        SlaPreview.Preview result = preview.preview(request.calendar().hours(), request.start(), request.targetSeconds(),
                pauses(request.pauses()));
        return new PreviewBody(result.dueAt(), ExplanationPart.of(result.explanation()));
    }

    private static List<SlaPreview.Pause> pauses(List<List<Instant>> pairs) {
        List<SlaPreview.Pause> pauses = new ArrayList<>();
        if (pairs == null) {
            return pauses;
        }
        if (pairs.size() > MOST_PAUSES) {
            throw Problem.invalid("pauses", "has more than " + MOST_PAUSES + " pauses");
        }
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            List<Instant> pair = pairs.get(i);
            if (pair == null || pair.size() != 2 || pair.contains(null)) {
                wrong.add(new Violation("pauses[" + i + "]", "must be a pair of instants: from, to"));
            } else {
                pauses.add(new SlaPreview.Pause(pair.get(0), pair.get(1)));
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return pauses;
    }

    @Schema(name = "SlaPreviewRequest")
    public record PreviewRequest(
            @NotNull @Valid @Schema(required = true) HoursBody calendar,
            @NotNull @Schema(required = true, type = SchemaType.STRING, format = "date-time",
                    example = "2024-04-12T10:30:00Z") Instant start,
            @NotNull @Schema(required = true, minimum = "1", maximum = "31536000", example = "7200") Long targetSeconds,
            List<List<Instant>> pauses) {
    }

    @Schema(name = "SlaPreview", requiredProperties = {"dueAt", "explanation"})
    public record PreviewBody(
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Schema(type = SchemaType.STRING, format = "date-time", nullable = true) Instant dueAt,
            List<ExplanationPart> explanation) {
    }
}
