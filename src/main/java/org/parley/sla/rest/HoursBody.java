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
        @NotNull @Schema(required = true, description = "mon … sun to intervals HH:mm-HH:mm; 24:00 is a day's end, an "
                + "end before the start lies on the next day", example = "{\"mon\":[\"09:00-12:00\",\"13:00-18:00\"]}")
        Map<String, List<String>> week,
        @Schema(description = "ISO dates", example = "[\"2026-12-31\"]") List<String> holidays,
        @Schema(description = "ISO date to the day's own intervals; an empty list closes it; beats holidays",
                example = "{\"2026-12-30\":[\"10:00-12:00\"]}") Map<String, List<String>> overrides) {

    Hours hours() {
        return new Hours(zone, week, holidays, overrides);
    }
}
