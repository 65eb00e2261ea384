package org.parley.sla.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.shared.csv.SafeCsv;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;
import org.parley.sla.ReportTables;
import org.parley.sla.Reports;

/** How promises were kept, and the clocks behind every number; for a spreadsheet too. */
@Path("/sla/reports")
@Tag(name = "SLA")
@Produces({MediaType.APPLICATION_JSON, SafeCsv.TYPE})
@Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = {Staff.ADMIN, Staff.SUPERVISOR})
@APIResponse(responseCode = "400", ref = "Invalid")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class SlaReportsResource {

    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(SafeCsv.TYPE)).build();

    @Inject
    private Reports reports;
    @Inject
    private Staff staff;
    @Context
    private Request request;

    @GET
    @Operation(operationId = "getSlaReport", summary = "How promises were kept in a period",
            description = "A clock counts where it started. Past due is breached, answered or not. A reopened matter counts "
                    + "by its first resolution; totalResolution stands beside it and in no sum. As CSV by Accept or format: "
                    + "text that a spreadsheet might execute has an apostrophe before it.")
    @APIResponse(responseCode = "200", description = "The figures of each group that has any clocks", content = {
        @Content(schema = @Schema(implementation = ReportBody.class)), @Content(mediaType = SafeCsv.TYPE)})
    public Response report(
            @QueryParam("from") @Parameter(description = "The first day; absent: 27 days before the last",
                    example = "2026-11-01", schema = @Schema(type = SchemaType.STRING, format = "date"))
            String from,
            @QueryParam("to") @Parameter(description = "The last day, at most 399 days after the first; absent: today",
                    example = "2026-11-24", schema = @Schema(type = SchemaType.STRING, format = "date"))
            String to,
            @QueryParam("zone") @Parameter(description = "Whose days and hours; absent: the zone of the shop's default calendar",
                    example = "Asia/Bangkok")
            String zone,
            @QueryParam("clock") @Parameter(description = "totalResolution: until the last time that a "
                    + "reopened matter was resolved, instead of the first",
                    schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"firstResponse", "nextResponse", "resolution", "totalResolution"}))
            String clock,
            @QueryParam("policy") @Parameter(description = "Only what was promised by the policy of this id", example = "none")
            String policy,
            @QueryParam("agent") @Parameter(description = "Only what the staff member of this id ended by a reply "
                    + "or by resolving; none: what is open, and what nobody ended", example = "none")
            String agent,
            @QueryParam("inbox") @Parameter(example = "web")
            String inbox,
            @QueryParam("by") @Parameter(description = "What the clocks are grouped by; absent: all are one group",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"policy", "clock", "agent", "inbox", "hourOfWeek",
                        "day", "week"})) String by,
            @QueryParam("format") @Parameter(description = "Instead of the header Accept",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"json", "csv"})) String format) {
        boolean csv = isCsv(format);
        Reports.Report report = reports.of(new Reports.Asked(from, to, zone, clock, policy, agent, inbox), by);
        return csv ? file("report", report.period(), ReportTables.csv(report, names()))
                : Response.ok(body(report), MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.VARY, "Accept").build();
    }

    @GET
    @Path("/clocks")
    @Operation(operationId = "listSlaReportClocks", summary = "The clocks behind a number of a report, latest start first",
            description = "As CSV without limit and cursor it is all of them, up to 50,000.")
    @APIResponse(responseCode = "200", description = "A page of clocks", content = {
        @Content(schema = @Schema(implementation = ClockPage.class)), @Content(mediaType = SafeCsv.TYPE)})
    public Response clocks(
            @QueryParam("from") @Parameter(description = "The first day; absent: 27 days before the last",
                    example = "2026-11-01", schema = @Schema(type = SchemaType.STRING, format = "date"))
            String from,
            @QueryParam("to") @Parameter(description = "The last day, at most 399 days after the first; absent: today",
                    example = "2026-11-24", schema = @Schema(type = SchemaType.STRING, format = "date"))
            String to,
            @QueryParam("zone") @Parameter(description = "Whose days and hours; absent: the zone of the shop's default calendar",
                    example = "Asia/Bangkok")
            String zone,
            @QueryParam("clock") @Parameter(description = "totalResolution: until the last time that a "
                    + "reopened matter was resolved, instead of the first",
                    schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"firstResponse", "nextResponse", "resolution", "totalResolution"}))
            String clock,
            @QueryParam("policy") @Parameter(description = "Only what was promised by the policy of this id", example = "none")
            String policy,
            @QueryParam("agent") @Parameter(description = "Only what the staff member of this id ended by a reply "
                    + "or by resolving; none: what is open, and what nobody ended", example = "none")
            String agent,
            @QueryParam("inbox") @Parameter(example = "web")
            String inbox,
            @QueryParam("by") @Parameter(description = "What the report was grouped by, beside value",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"policy", "clock", "agent", "inbox", "hourOfWeek", "day",
                        "week"}))
            String by,
            @QueryParam("value") @Parameter(description = "The group's value", example = "none")
            String value,
            @QueryParam("outcome") @Parameter(schema = @Schema(type = SchemaType.STRING, defaultValue = "all",
                    enumeration = {"all", "judged", "met", "breached", "overdue", "open", "cancelled", "answered"}))
            String outcome,
            @QueryParam("share") @Parameter(description = "Only what was answered within this share of its target",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"upTo25", "upTo50", "upTo75", "upTo100", "upTo150",
                        "upTo200", "over200"}))
            String share,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
            @QueryParam("format") @Parameter(description = "Instead of the header Accept",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"json", "csv"})) String format) {
        Reports.Asked asked = new Reports.Asked(from, to, zone, clock, policy, agent, inbox);
        Reports.Part part = new Reports.Part(by, value, outcome, share);
        boolean csv = isCsv(format);
        if (csv && limit == null && cursor == null) {
            return file("clocks", reports.period(asked), ReportTables.csv(reports.all(asked, part), names()));
        }
        Page<Reports.Counted> page = reports.clocks(asked, part, limit, cursor);
        if (csv) {
            return file("clocks", reports.period(asked), ReportTables.csv(page.items(), names()));
        }
        Function<StaffId, String> names = names();
        return Response.ok(new ClockPage(page.items().stream().map(one -> ClockBody.of(one, names)).toList(), page.next()),
                MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.VARY, "Accept").build();
    }

    private boolean isCsv(String format) {
        if (format == null) {
            Variant chosen = request.selectVariant(VARIANTS);
            return chosen != null && SafeCsv.TYPE.equals(chosen.getMediaType().toString());
        }
        if (!format.equals("csv") && !format.equals("json")) {
            throw Problem.invalid("format", "must be json or csv");
        }
        return format.equals("csv");
    }

    private static Response file(String name, Reports.Period period, byte[] csv) {
        return Response.ok(csv, SafeCsv.TYPE + "; charset=UTF-8; header=present").header(HttpHeaders.VARY, "Accept")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "-" + period.from() + "-"
                        + period.to() + ".csv\"").build();
    }

    private Function<StaffId, String> names() {
        Map<StaffId, String> names = staff.list().stream().collect(Collectors.toMap(StaffView::id, StaffView::name));
        return names::get;
    }

    private ReportBody body(Reports.Report report) {
        Function<StaffId, String> names = names();
        return new ReportBody(report.period().from(), report.period().to(), report.period().zone(), report.by(), report.at(),
                report.groups().stream().map(group -> GroupBody.of(report.by(), group, names)).toList());
    }

    @Schema(name = "SlaReport", requiredProperties = {"from", "to", "zone", "at", "groups"})
    public record ReportBody(@Schema(type = SchemaType.STRING, format = "date") LocalDate from,
            @Schema(type = SchemaType.STRING, format = "date", description = "The last day") LocalDate to,
            @Schema(example = "Asia/Bangkok") String zone,
            @Schema(type = SchemaType.STRING, enumeration = {"policy", "clock", "agent", "inbox", "hourOfWeek", "day", "week"},
                    description = "Absent where all is one group") Reports.By by,
            @Schema(type = SchemaType.STRING, format = "date-time", description = "When it was counted") Instant at,
            List<GroupBody> groups) {
    }

    /** One group. */
    @Schema(name = "SlaReportGroup", requiredProperties = {"value", "judged", "met", "breached", "overdue", "open",
        "cancelled", "answered", "attainment", "shares"})
    public record GroupBody(
            @Schema(description = "An id or none, a clock, an inbox, a day, a week's Monday, the hour of the week from "
                    + "Monday 0:00, or all", example = "firstResponse") String value,
            @Schema(description = "Of a policy or staff member, while it is known") String name,
            @Schema(description = "Met and breached") long judged, long met,
            @Schema(description = "All that were not kept, ended or not") long breached,
            @Schema(description = "Those of them that are still open") long overdue,
            @Schema(description = "Open and in time") long open, long cancelled,
            @Schema(description = "Ended by what was promised, in time or late") long answered,
            @Schema(nullable = true, description = "Met of judged, 0 to 1; null when nothing was judged")
            @JsonInclude(JsonInclude.Include.ALWAYS) Double attainment,
            @Schema(description = "Business time in which half of the answered were answered; absent without any")
            Long p50Seconds,
            @Schema(description = "Likewise nine in ten") Long p90Seconds,
            @Schema(description = "How much of their targets answers took") List<ShareBody> shares) {

        static GroupBody of(Reports.By by, Reports.Group group, Function<StaffId, String> names) {
            Reports.Figures figures = group.figures();
            List<ShareBody> shares = new ArrayList<>();
            for (Reports.Share share : Reports.Share.values()) {
                shares.add(new ShareBody(share, figures.shares().get(share.ordinal())));
            }
            return new GroupBody(group.value(), ReportTables.name(by, group, names), figures.judged(), figures.met(),
                    figures.breached(), figures.overdue(), figures.open(), figures.cancelled(), figures.answered(),
                    figures.attainment(), figures.p50Seconds(), figures.p90Seconds(), shares);
        }
    }

    @Schema(name = "SlaReportShare", requiredProperties = {"share", "answered"})
    public record ShareBody(
            @Schema(type = SchemaType.STRING, enumeration = {"upTo25", "upTo50", "upTo75", "upTo100", "upTo150", "upTo200",
                "over200"}, description = "Percent of the target, above the share before") Reports.Share share,
            long answered) {
    }

    /** One clock. */
    @Schema(name = "SlaReportClock", requiredProperties = {"conversationId", "episode", "clock", "cycle", "inbox", "startedAt",
        "outcome", "targetSeconds"})
    public record ClockBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID conversationId, int episode,
            @Schema(type = SchemaType.STRING, enumeration = {"firstResponse", "nextResponse", "resolution", "totalResolution"})
            Reports.Measure clock,
            int cycle, String inbox, @Schema(type = SchemaType.STRING, format = "uuid") UUID policyId, String policy,
            @Schema(type = SchemaType.STRING, format = "uuid") UUID agentId, String agent,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant startedAt,
            @Schema(type = SchemaType.STRING, format = "date-time", description = "Absent while a pause may move it")
            Instant dueAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant endedAt,
            @Schema(type = SchemaType.STRING, enumeration = {"met", "breached", "overdue", "open", "cancelled"})
            Reports.Which outcome,
            long targetSeconds, @Schema(description = "Business time to the answer; absent without one") Long answerSeconds) {

        static ClockBody of(Reports.Counted clock, Function<StaffId, String> names) {
            return new ClockBody(clock.conversation().value(), clock.episode(), clock.clock(), clock.cycle(), clock.inbox(),
                    clock.policy() == null ? null : clock.policy().value(), clock.policyName(),
                    clock.agent() == null ? null : clock.agent().value(),
                    clock.agent() == null ? null : names.apply(clock.agent()), clock.startedAt(), clock.dueAt(),
                    clock.endedAt(), clock.outcome(), clock.targetSeconds(), clock.answerSeconds());
        }
    }

    @Schema(name = "SlaReportClockPage", requiredProperties = "items")
    public record ClockPage(List<ClockBody> items, String next) {
    }
}
