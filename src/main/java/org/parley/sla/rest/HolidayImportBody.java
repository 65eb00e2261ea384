package org.parley.sla.rest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.sla.HolidayImport;

/** What a calendar file brought, in the REST contract. */
@Schema(name = "HolidayImport", requiredProperties = {"dryRun", "added", "days", "skipped", "firstYear", "lastYear"})
public record HolidayImportBody(boolean dryRun,
        @Schema(description = "How many of the days are new") int added,
        List<DayBody> days, List<SkippedBody> skipped,
        @Schema(description = "Events and repetitions before this year are left out") int firstYear,
        @Schema(description = "Events and repetitions after this year are left out") int lastYear) {

    static HolidayImportBody of(boolean dryRun, HolidayImport found) {
        return new HolidayImportBody(dryRun, (int) found.days().stream().filter(day -> !day.known()).count(),
                found.days().stream().map(day -> new DayBody(day.date(), day.name(), day.known())).toList(),
                found.skipped().stream().map(one -> new SkippedBody(one.line(), one.name(), one.reason())).toList(),
                found.firstYear(), found.lastYear());
    }

    @Schema(name = "ImportedHoliday", requiredProperties = {"date", "name", "known"})
    public record DayBody(@Schema(type = SchemaType.STRING, format = "date") LocalDate date,
            @Schema(example = "Stocktaking") String name,
            @Schema(description = "Whether the calendar had this holiday already") boolean known) {
    }

    @Schema(name = "SkippedEvent", requiredProperties = {"line", "name", "reason"})
    public record SkippedBody(@Schema(description = "Where the event begins in the file") int line, String name,
            @Schema(type = SchemaType.STRING, enumeration = {"timed", "cancelled", "outside"})
            HolidayImport.Reason reason) {
    }
}
