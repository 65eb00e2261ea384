package org.parley.sla.rest;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.VisitorId;
import org.parley.identity.VisitorProfile;
import org.parley.identity.Visitors;
import org.parley.shared.id.Ids;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;
import org.parley.sla.Alert;
import org.parley.sla.Alerts;
import org.parley.sla.ClockKind;

@Path("/sla/alerts")
@Tag(name = "SLA")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "400", ref = "Invalid")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class SlaAlertsResource {

    @Inject
    private Alerts alerts;
    @Inject
    private Conversations conversations;
    @Inject
    private Visitors visitors;
    @Inject
    private Caller caller;

    @GET
    @Access(Caller.Kind.STAFF)
    @Operation(operationId = "listSlaAlerts", summary = "What the calling staff member was told, newest first")
    @APIResponse(responseCode = "200", description = "A page of them and how many are unread",
            content = @Content(schema = @Schema(implementation = AlertPage.class)))
    public AlertPage list(
            @QueryParam("unread") @Parameter(description = "true: only those that are still unread",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")) String unread,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (unread != null && !unread.equals("true") && !unread.equals("false")) {
            throw Problem.invalid("unread", "must be true or false");
        }
        Page<Alert> page = alerts.of(caller.requireStaff(), "true".equals(unread), limit, cursor);
        Map<ConversationId, ConversationView> views = conversations.findAll(
                page.items().stream().map(Alert::conversation).distinct().toList());
        Map<VisitorId, VisitorProfile> profiles = visitors.profiles(
                views.values().stream().map(ConversationView::visitorId).distinct().toList());
        return new AlertPage(page.items().stream().map(alert -> body(alert, views.get(alert.conversation()), profiles))
                .toList(), page.next(), alerts.unread(caller.requireStaff()));
    }

    @POST
    @Path("/read")
    @Access(Caller.Kind.STAFF)
    @Operation(operationId = "readSlaAlerts", summary = "Say which alerts were read")
    @APIResponse(responseCode = "204", description = "Noted")
    public void read(@NotNull @Valid ReadAlerts request) {
        alerts.markRead(caller.requireStaff(), request.alerts() == null ? null : request.alerts().stream()
                .map(text -> Ids.parse(text).orElseThrow(() -> Problem.invalid("alerts", "must be ids of alerts"))).toList());
    }

    private static AlertBody body(Alert alert, ConversationView view, Map<VisitorId, VisitorProfile> profiles) {
        VisitorProfile profile = view == null ? null : profiles.get(view.visitorId());
        return new AlertBody(alert.id(), alert.conversation().value(), profile == null ? null : profile.name(),
                alert.clock(), alert.step(), alert.isSilence() ? "silence" : alert.isWarning() ? "warning" : "breach",
                alert.dueAt(), alert.at(), alert.readAt());
    }

    @Schema(name = "ReadSlaAlerts")
    public record ReadAlerts(@Size(max = 100) @Schema(nullable = true, description = "Absent: all")
            List<@NotNull String> alerts) {
    }

    /** One alert. */
    @Schema(name = "SlaAlert", requiredProperties = {"id", "conversationId", "clock", "step", "kind", "at"})
    public record AlertBody(@Schema(type = SchemaType.STRING, format = "uuid") UUID id,
            @Schema(type = SchemaType.STRING, format = "uuid") UUID conversationId,
            @Schema(description = "Absent while unknown") String customerName,
            @Schema(type = SchemaType.STRING, enumeration = {"firstResponse", "nextResponse", "resolution"}) ClockKind clock,
            @Schema(description = "The ladder's step, such as 80%, -600 or +0 seconds from the due time, or silence",
                    example = "80%") String step,
            @Schema(enumeration = {"warning", "breach", "silence"}) String kind,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant dueAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant at,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant readAt) {
    }

    /** A page of alerts. */
    @Schema(name = "SlaAlertPage", requiredProperties = {"items", "unread"})
    public record AlertPage(List<AlertBody> items, String next, @Schema(description = "Up to 100") int unread) {
    }
}
