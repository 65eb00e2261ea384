package org.parley.sla.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;
import org.parley.shared.rest.BodyLimit;
import org.parley.shared.rest.PathId;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;
import org.parley.sla.Hours;

@Path("/sla/calendars")
@Tag(name = "SLA")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SlaCalendarsResource {

    private static final String CALENDAR_FILE = "text/calendar";
    private static final long MOST_BYTES = 1024 * 1024;

    @Inject
    private Calendars calendars;

    @GET
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "listSlaCalendars", summary = "The business calendars")
    @APIResponse(responseCode = "200", description = "A page of them",
            content = @Content(schema = @Schema(implementation = CalendarPage.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Page<CalendarBody> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return calendars.list(limit, cursor).map(SlaCalendarsResource::body);
    }

    @GET
    @Path("/{id}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "getSlaCalendar", summary = "One business calendar")
    @APIResponse(responseCode = "200", description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CalendarBody get(@PathParam("id") String id) {
        return body(calendars.get(PathId.of(id, CalendarId::new)));
    }

    @POST
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "createSlaCalendar", summary = "Add a business calendar")
    @APIResponse(responseCode = "201", description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Response create(@NotNull @Valid CalendarRequest request) {
        return Response.status(Response.Status.CREATED).entity(body(calendars.create(request.draft()))).build();
    }

    @PUT
    @Path("/{id}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "changeSlaCalendar", summary = "Replace a calendar's name and hours",
            description = "What running clocks have counted stays; they go on under the new hours.")
    @APIResponse(responseCode = "200", description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CalendarBody change(@PathParam("id") String id, @NotNull @Valid CalendarRequest request) {
        return body(calendars.change(PathId.of(id, CalendarId::new), request.draft()));
    }

    @POST
    @Path("/{id}/preview")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "previewSlaCalendar", summary = "What a change would do to open conversations; changes nothing")
    @APIResponse(responseCode = "200", description = "What would move",
            content = @Content(schema = @Schema(implementation = ChangePreviewBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ChangePreviewBody preview(@PathParam("id") String id, @NotNull @Valid CalendarRequest request) {
        return ChangePreviewBody.of(calendars.previewChange(PathId.of(id, CalendarId::new), request.draft()));
    }

    @DELETE
    @Path("/{id}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "deleteSlaCalendar", summary = "Remove a calendar that no policy uses")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public void delete(@PathParam("id") String id) {
        calendars.delete(PathId.of(id, CalendarId::new));
    }

    @GET
    @Path("/{id}/years/{year}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "getSlaCalendarYear", summary = "What a calendar does day by day through a year",
            description = "With what each chosen holiday set knows about the year; holidaysKnown is false for a year about "
                    + "which neither a set nor a date of the calendar's own says anything.")
    @APIResponse(responseCode = "200", description = "The year",
            content = @Content(schema = @Schema(implementation = CalendarYearBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CalendarYearBody year(@PathParam("id") String id,
            @PathParam("year") @Parameter(description = "1970 to 2100", example = "2027") int year) {
        return CalendarYearBody.of(calendars.year(PathId.of(id, CalendarId::new), year));
    }

    @POST
    @Path("/{id}/holidays")
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(MOST_BYTES)
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "importSlaHolidays", summary = "Add the holidays of an iCalendar file",
            description = "All-day events count, repeated ones day by day, within the years that the answer names. A file "
                    + "that cannot be read is refused with line and reason (code icsRefused), and nothing is kept.")
    @RequestBody(required = true, description = "The file, up to 1 MiB, UTF-8", content = @Content(
            mediaType = CALENDAR_FILE, schema = @Schema(type = SchemaType.STRING), examples = @ExampleObject(name = "ics",
                    value = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Shop//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                            + "DTSTART;VALUE=DATE:20271224\r\nSUMMARY:Stocktaking\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"
                            + "END:VCALENDAR\r\n")))
    @APIResponse(responseCode = "200", description = "What came, or on a dry run would come",
            content = @Content(schema = @Schema(implementation = HolidayImportBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    public HolidayImportBody importHolidays(@PathParam("id") String id,
            @QueryParam("dryRun") @Parameter(description = "true: say what would come, but change nothing",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")) String dryRun,
            InputStream file) throws IOException {
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw Problem.invalid("dryRun", "must be true or false");
        }
        CalendarId calendar = PathId.of(id, CalendarId::new);
        boolean dry = "true".equals(dryRun);
        byte[] content = file.readAllBytes();
        return HolidayImportBody.of(dry, dry ? calendars.readHolidays(calendars.get(calendar).hours(), content)
                : calendars.importHolidays(calendar, content));
    }

    private static CalendarBody body(Calendars.View view) {
        Hours hours = view.hours();
        return new CalendarBody(view.id().value(), view.name(), hours.zone(), WeekBody.of(hours.week()), hours.holidays(),
                hours.holidaySets(), hours.holidayNames(), hours.overrides(), view.version(), view.updatedAt(),
                view.warnings().isEmpty() ? null
                        : view.warnings().stream().map(one -> new WarningBody(one.field(), one.message())).toList());
    }

    @Schema(name = "SlaCalendarRequest")
    public record CalendarRequest(
            @NotNull @Schema(required = true, example = "Bangkok") String name,
            @NotNull @Schema(required = true, example = "Asia/Bangkok") String zone,
            @NotNull @Schema(required = true) WeekBody week,
            @Schema(description = "ISO dates", example = "[\"2026-12-31\"]") List<String> holidays,
            @Schema(description = "Countries whose holidays stay closed too; GET /sla/holiday-sets lists them",
                    example = "[\"th\"]") List<String> holidaySets,
            @Schema(description = "ISO date to what that one of holidays is called",
                    example = "{\"2026-12-31\":\"Stocktaking\"}") Map<String, String> holidayNames,
            @Schema(description = "ISO date to the day's own intervals; an empty list closes it; beats holidays",
                    additionalProperties = String[].class) Map<String, List<String>> overrides) {

        /** Declared, because the document's builder takes an annotated accessor with "set" in its name for a setter. */
        public List<String> holidaySets() {
            return holidaySets;
        }

        Calendars.Draft draft() {
            return new Calendars.Draft(name, new Hours(zone, week.week(), holidays, holidaySets, holidayNames, overrides));
        }
    }

    @Schema(name = "SlaCalendar", requiredProperties = {"id", "name", "zone", "week", "updatedAt"})
    public record CalendarBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID id, String name, String zone,
            WeekBody week, List<String> holidays, List<String> holidaySets, Map<String, String> holidayNames,
            @Schema(additionalProperties = String[].class) Map<String, List<String>> overrides,
            @Schema(description = "Counts the changes, from 1") int version,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant updatedAt,
            @Schema(description = "What was accepted by this change and yet may be a mistake; absent where nothing was")
            List<WarningBody> warnings) {
    }

    @Schema(name = "SlaWarning", requiredProperties = {"field", "message"})
    public record WarningBody(@Schema(example = "holidays[0]") String field, String message) {
    }

    /** Describes the page of this list to the OpenAPI document. */
    @Schema(name = "SlaCalendarPage", requiredProperties = "items")
    public record CalendarPage(List<CalendarBody> items, String next) {
    }
}
