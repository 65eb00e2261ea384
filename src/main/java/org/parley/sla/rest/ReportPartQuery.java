package org.parley.sla.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.parley.sla.Reports;

/** Which number of a report, as it comes in the query. */
public class ReportPartQuery {

    @QueryParam("by")
    @Parameter(description = "What the report was grouped by, beside value", schema = @Schema(type = SchemaType.STRING,
            enumeration = {"policy", "clock", "agent", "inbox", "hourOfWeek", "day", "week"}))
    private String by;
    @QueryParam("value")
    @Parameter(description = "The group's value", example = "none")
    private String value;
    @QueryParam("outcome")
    @Parameter(schema = @Schema(type = SchemaType.STRING, defaultValue = "all",
            enumeration = {"all", "judged", "met", "breached", "overdue", "open", "cancelled", "answered"}))
    private String outcome;
    @QueryParam("share")
    @Parameter(description = "Only what was answered within this share of its target", schema = @Schema(
            type = SchemaType.STRING,
            enumeration = {"upTo25", "upTo50", "upTo75", "upTo100", "upTo150", "upTo200", "over200"}))
    private String share;

    Reports.Part part() {
        return new Reports.Part(by, value, outcome, share);
    }
}
