package org.parley.sla.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarId;
import org.parley.sla.Calendars;

/** Which calendar an inbox has. */
@Path("/sla/inbox-calendars")
@Tag(name = "SLA")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InboxCalendarsResource {

    @Inject
    private Calendars calendars;

    @GET
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "listInboxCalendars", summary = "The default calendar, and the inboxes that have another",
            description = "The inbox * stands for every inbox that has no calendar of its own.")
    @APIResponse(responseCode = "200", description = "All of them",
            content = @Content(schema = @Schema(implementation = InboxCalendarList.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public InboxCalendarList list() {
        return new InboxCalendarList(calendars.inboxes().stream().map(InboxCalendarBody::of).toList());
    }

    @GET
    @Path("/{inbox}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "getInboxCalendar", summary = "The calendar of an inbox: its own, else the default")
    @APIResponse(responseCode = "200", description = "The calendar",
            content = @Content(schema = @Schema(implementation = InboxCalendarBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public InboxCalendarBody get(@PathParam("inbox") @Parameter(example = "web") String inbox) {
        return InboxCalendarBody.of(calendars.forInbox(inbox));
    }

    @PUT
    @Path("/{inbox}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "useInboxCalendar", summary = "Give an inbox its calendar",
            description = "Running clocks whose policy follows the inbox go on under it. The inbox * is the default.")
    @APIResponse(responseCode = "200", description = "The calendar",
            content = @Content(schema = @Schema(implementation = InboxCalendarBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public InboxCalendarBody use(@PathParam("inbox") @Parameter(example = "web") String inbox,
            @NotNull @Valid InboxCalendarRequest request) {
        CalendarId calendar = Ids.parse(request.calendarId()).map(CalendarId::new)
                .orElseThrow(() -> Problem.invalid("calendarId", "is no calendar"));
        return InboxCalendarBody.of(calendars.use(inbox, calendar));
    }

    @DELETE
    @Path("/{inbox}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "followDefaultCalendar", summary = "Let an inbox follow the default calendar again")
    @APIResponse(responseCode = "204", description = "It does")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public void followDefault(@PathParam("inbox") @Parameter(example = "web") String inbox) {
        calendars.followDefault(inbox);
    }

    @Schema(name = "InboxCalendarRequest")
    public record InboxCalendarRequest(
            @NotNull @Schema(required = true, format = "uuid") String calendarId) {
    }

    @Schema(name = "InboxCalendar", requiredProperties = {"inbox", "calendarId", "calendarName", "own"})
    public record InboxCalendarBody(@Schema(example = "web") String inbox,
            @Schema(type = SchemaType.STRING, format = "uuid") UUID calendarId, String calendarName,
            @Schema(description = "Whether it was chosen for just this inbox") boolean own) {

        static InboxCalendarBody of(Calendars.InboxCalendar view) {
            return new InboxCalendarBody(view.inbox(), view.calendar().value(), view.calendarName(), view.own());
        }
    }

    @Schema(name = "InboxCalendarList", requiredProperties = "items")
    public record InboxCalendarList(List<InboxCalendarBody> items) {
    }
}
