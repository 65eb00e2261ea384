package org.parley.sla.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.parley.sla.Reports;

/** The period and the choice among clocks that reports take, as they come in the query. */
public class ReportQuery {

    @QueryParam("from")
    @Parameter(description = "The first day; absent: 27 days before the last", example = "2026-11-01",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    private String from;
    @QueryParam("to")
    @Parameter(description = "The last day, at most 399 days after the first; absent: today", example = "2026-11-24",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    private String to;
    @QueryParam("zone")
    @Parameter(description = "Whose days and hours; absent: the zone of the shop's default calendar", example = "Asia/Bangkok")
    private String zone;
    @QueryParam("clock")
    @Parameter(description = "totalResolution: until the last time that a reopened matter was resolved, instead of the first",
            schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"firstResponse", "nextResponse", "resolution", "totalResolution"}))
    private String clock;
    @QueryParam("policy")
    @Parameter(description = "Only what was promised by the policy of this id", example = "none")
    private String policy;
    @QueryParam("agent")
    @Parameter(description = "Only what the staff member of this id ended by a reply or by resolving; "
            + "none: what is open, and what nobody ended", example = "none")
    private String agent;
    @QueryParam("inbox")
    @Parameter(example = "web")
    private String inbox;

    Reports.Asked asked() {
        return new Reports.Asked(from, to, zone, clock, policy, agent, inbox);
    }
}
