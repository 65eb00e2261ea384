package org.parley.sla.rest;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.sla.Hours;

/** Business hours in the REST contract. */
@Schema(name = "BusinessHours")
public record HoursBody(
        @NotNull @Schema(required = true, example = "Asia/Bangkok") String zone,
        @NotNull @Schema(required = true) WeekBody week,
        @Schema(description = "ISO dates", example = "[\"2026-12-31\"]") List<String> holidays,
        @Schema(description = "Countries whose holidays stay closed too; GET /sla/holiday-sets lists them",
                example = "[\"th\"]") List<String> holidaySets,
        @Schema(description = "ISO date to the day's own intervals; an empty list closes it; beats holidays",
                additionalProperties = String[].class) Map<String, List<String>> overrides) {


    /** Declared, because the document's builder takes an annotated accessor with "set" in its name for a setter. */
    public List<String> holidaySets() {
        return holidaySets;
    }

    Hours hours() {
        return new Hours(zone, week.week(), holidays, holidaySets, null, overrides);
    }
}
