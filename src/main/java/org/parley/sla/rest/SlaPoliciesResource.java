package org.parley.sla.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.shared.id.Ids;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.shared.rest.PathId;
import org.parley.sla.CalendarId;
import org.parley.sla.Condition;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.PolicyId;

@Path("/sla/policies")
@Tag(name = "SLA")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SlaPoliciesResource {

    @Inject
    private Policies policies;

    @GET
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "listSlaPolicies", summary = "The policies, in the order in which they are tried",
            description = "The first whose conditions all fit applies. A new one takes its place before the first with no "
                    + "more conditions than its own.")
    @APIResponse(responseCode = "200", description = "A page of them",
            content = @Content(schema = @Schema(implementation = PolicyPage.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Page<PolicyBody> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return policies.list(limit, cursor).map(SlaPoliciesResource::body);
    }

    @GET
    @Path("/{id}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla")
    @Operation(operationId = "getSlaPolicy", summary = "One policy")
    @APIResponse(responseCode = "200", description = "The policy",
            content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public PolicyBody get(@PathParam("id") String id) {
        return body(policies.get(PathId.of(id, PolicyId::new)));
    }

    @POST
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "createSlaPolicy", summary = "Add a policy; it applies to episodes that begin from now on")
    @APIResponse(responseCode = "201", description = "The policy",
            content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Response create(@NotNull @Valid PolicyRequest request) {
        return Response.status(Response.Status.CREATED).entity(body(policies.create(request.draft()))).build();
    }

    @PUT
    @Path("/{id}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "changeSlaPolicy", summary = "Replace a policy",
            description = "Running clocks take the new targets over as a whole, but no due time moves to before the "
                    + "change, and a breach that happened stays.")
    @APIResponse(responseCode = "200", description = "The policy",
            content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public PolicyBody change(@PathParam("id") String id, @NotNull @Valid PolicyRequest request) {
        return body(policies.change(PathId.of(id, PolicyId::new), request.draft()));
    }

    @POST
    @Path("/{id}/preview")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "previewSlaPolicy", summary = "What a change would do to open conversations; changes nothing")
    @APIResponse(responseCode = "200", description = "What would move",
            content = @Content(schema = @Schema(implementation = ChangePreviewBody.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ChangePreviewBody preview(@PathParam("id") String id, @NotNull @Valid PolicyRequest request) {
        return ChangePreviewBody.of(policies.preview(PathId.of(id, PolicyId::new), request.draft()));
    }

    @PUT
    @Path("/order")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "orderSlaPolicies", summary = "Set the order in which policies are tried",
            description = "It counts for what is chosen from now on.")
    @APIResponse(responseCode = "204", description = "Ordered")
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public void order(@NotNull @Valid PolicyOrder request) {
        policies.order(request.policies().stream().map(text -> Ids.parse(text).map(PolicyId::new)
                .orElseThrow(() -> Problem.invalid("policies", "must name each policy once"))).toList());
    }

    @DELETE
    @Path("/{id}")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = "sla", role = "admin")
    @Operation(operationId = "deleteSlaPolicy", summary = "Remove a policy; running clocks keep what it promised")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public void delete(@PathParam("id") String id) {
        policies.delete(PathId.of(id, PolicyId::new));
    }

    private static PolicyBody body(Policies.View view) {
        return new PolicyBody(view.id().value(), view.name(), view.calendarId() == null ? null : view.calendarId().value(), view.conditions(),
                new TargetsBody(view.targets().firstResponseSeconds(), view.targets().nextResponseSeconds(),
                        view.targets().resolutionSeconds()),
                view.firstResponseStarts(), view.botReplyCounts(), view.pausing(), view.reopenWindow().toSeconds(),
                view.ladder().stream().map(LadderStepBody::of).toList(), view.maximumSilence().toSeconds(),
                view.shadowedBy() == null ? null : view.shadowedBy().value(),
                view.version(), view.updatedAt());
    }

    @Schema(name = "SlaPolicyRequest")
    public record PolicyRequest(
            @NotNull @Schema(required = true, example = "Standard") String name,
            @Schema(type = SchemaType.STRING, format = "uuid", nullable = true,
                    description = "Absent: the calendar of the conversation's inbox") String calendarId,
            @Schema(type = SchemaType.OBJECT, description = "Attribute (inbox, channel, priority, language, label, "
                    + "orderValue) to the wanted value, a list of which one must be there, or for orderValue a span "
                    + "{\"atLeast\",\"below\"}. Empty fits everything",
                    example = "{\"priority\":[\"high\",\"urgent\"],\"orderValue\":{\"atLeast\":\"5000\"}}",
                    additionalProperties = Schema.True.class)
            Map<String, JsonNode> conditions,
            @NotNull @Valid @Schema(required = true) TargetsBody targets,
            @Schema(type = SchemaType.STRING, enumeration = {"message", "handover"}, defaultValue = "message")
            FirstResponseStarts firstResponseStarts,
            @Schema(description = "Whether a bot's message ends a first response", defaultValue = "false")
            Boolean botReplyCounts,
            @Schema(type = SchemaType.ARRAY, implementation = String.class, nullable = true,
                    description = "What lets a resolution stand "
                    + "still: waitingForCustomer, onHold, snoozed, waitingForPayment; absent: all of them")
            List<@NotNull PauseReason> resolutionPauses,
            @Min(0) @Max(31_536_000) @Schema(defaultValue = "604800") Long reopenWindowSeconds,
            @Schema(nullable = true, description = "Absent: none") List<@NotNull @Valid LadderStepBody> ladder,
            @Min(3_600) @Max(5_184_000) @Schema(defaultValue = "259200", description = "Real time after which a "
                    + "customer who waits is an alarm, whatever the hours") Long maximumSilenceSeconds) {

        private static final long A_WEEK = 604_800;

        Policies.Draft draft() {
            CalendarId calendar = calendarId == null ? null : Ids.parse(calendarId).map(CalendarId::new)
                    .orElseThrow(() -> Problem.invalid("calendarId", "is no calendar"));
            Set<PauseReason> pausing = EnumSet.allOf(PauseReason.class);
            if (resolutionPauses != null) {
                pausing.retainAll(resolutionPauses);
            }
            return new Policies.Draft(name, calendar, read(conditions),
                    new Policies.Targets(targets.firstResponseSeconds(), targets.nextResponseSeconds(),
                            targets.resolutionSeconds()),
                    firstResponseStarts == null ? FirstResponseStarts.MESSAGE : firstResponseStarts,
                    botReplyCounts != null && botReplyCounts, pausing,
                    Duration.ofSeconds(reopenWindowSeconds == null ? A_WEEK : reopenWindowSeconds),
                    ladder == null ? List.of() : ladder.stream().map(LadderStepBody::step).toList(),
                    maximumSilenceSeconds == null ? Policies.MAXIMUM_SILENCE : Duration.ofSeconds(maximumSilenceSeconds));
        }

        private static Map<String, Condition> read(Map<String, JsonNode> conditions) {
            Map<String, Condition> read = new LinkedHashMap<>();
            List<Violation> wrong = new ArrayList<>();
            (conditions == null ? Map.<String, JsonNode>of() : conditions).forEach((name, wanted) -> {
                try {
                    read.put(name, Condition.of(wanted));
                } catch (IllegalArgumentException unreadable) {
                    wrong.add(new Violation("conditions." + name, unreadable.getMessage()));
                }
            });
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
            return read;
        }
    }

    @Schema(name = "SlaTargets", description = "Business seconds, from 1 to a year")
    public record TargetsBody(
            @NotNull @Min(1) @Max(31_536_000) @Schema(required = true, example = "900") Long firstResponseSeconds,
            @NotNull @Min(1) @Max(31_536_000) @Schema(required = true, example = "1800") Long nextResponseSeconds,
            @NotNull @Min(1) @Max(31_536_000) @Schema(required = true, example = "28800") Long resolutionSeconds) {
    }

    @Schema(name = "SlaPolicy", requiredProperties = {
        "id", "name", "conditions", "targets", "firstResponseStarts", "resolutionPauses", "ladder",
        "maximumSilenceSeconds", "updatedAt"})
    public record PolicyBody(
            @Schema(type = SchemaType.STRING, format = "uuid") UUID id, String name,
            @Schema(type = SchemaType.STRING, format = "uuid") UUID calendarId,
            @Schema(additionalProperties = Schema.True.class, description = "As in the request") Map<String, Condition> conditions,
            TargetsBody targets,
            @Schema(type = SchemaType.STRING, enumeration = {"message", "handover"})
            FirstResponseStarts firstResponseStarts,
            boolean botReplyCounts,
            @Schema(type = SchemaType.ARRAY, implementation = String.class) List<PauseReason> resolutionPauses,
            long reopenWindowSeconds, List<LadderStepBody> ladder, long maximumSilenceSeconds,
            @Schema(type = SchemaType.STRING, format = "uuid", description = "An earlier policy that fits all that this "
                    + "one fits, so that this one never applies") UUID shadowedBy,
            @Schema(description = "Counts the changes, from 1") int version,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant updatedAt) {
    }

    @Schema(name = "SlaPolicyOrder")
    public record PolicyOrder(@NotNull @Size(max = 1000) @Schema(required = true, description = "Each policy's id once")
            List<@NotNull String> policies) {
    }

    /** Describes the page of this list to the OpenAPI document. */
    @Schema(name = "SlaPolicyPage", requiredProperties = "items")
    public record PolicyPage(List<PolicyBody> items, String next) {
    }
}
