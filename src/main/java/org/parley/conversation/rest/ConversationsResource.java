package org.parley.conversation.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationJson;
import org.parley.conversation.ConversationStatus;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.InboxQuery;
import org.parley.conversation.Priority;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.StaffId;
import org.parley.shared.id.Ids;
import org.parley.shared.paging.Limit;
import org.parley.shared.paging.Page;
import org.parley.shared.problem.Problem;

@Path("/conversations")
@Tag(name = "Conversations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "400", ref = "Invalid")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "NotFound")
public class ConversationsResource {

    private static final String SCOPE = "conversations";

    @Inject
    private Conversations conversations;
    @Inject
    private ConversationAccess access;
    @Inject
    private Caller caller;

    @POST
    @Access(Caller.Kind.VISITOR)
    @Operation(operationId = "openConversation", summary = "The visitor's conversation, made when there is none yet")
    @APIResponse(responseCode = "201", description = "Made just now",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    @APIResponse(responseCode = "200", description = "The one that exists, in whatever status",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public Response open(@NotNull @Valid NewConversation request) {
        Conversations.Opened opened = conversations.open(caller.requireVisitor());
        return Response.status(opened.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(ConversationJson.of(opened.conversation())).build();
    }

    @GET
    @Path("/{id}")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "getConversation", summary = "One conversation")
    @APIResponse(responseCode = "200", description = "The conversation",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public ObjectNode get(@PathParam("id") String id) {
        return ConversationJson.of(access.of(id));
    }

    @GET
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "listConversations", summary = "Conversations, newest change first")
    @APIResponse(responseCode = "200", description = "A page of them",
            content = @Content(schema = @Schema(implementation = ConversationPage.class)))
    public Page<ObjectNode> list(
            @Parameter(description = "Absent: any", schema = @Schema(enumeration = {"open", "snoozed", "resolved"}))
            @QueryParam("status") String status,
            @Parameter(description = "bot, queue or a staff id; absent: any", example = "queue")
            @QueryParam("assignee") String assignee,
            @Parameter(description = "There are no teams yet: any name finds nothing") @QueryParam("team") String team,
            @Parameter(description = "Absent: any", example = "web") @QueryParam("inbox") String inbox,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        if (team != null && !team.isEmpty()) {
            return Page.last(List.of());
        }
        return conversations.inbox(new InboxQuery(status(status), assignee, inbox, Limit.of(limit), cursor))
                .map(row -> ConversationJson.of(row.conversation()));
    }

    private static ConversationStatus status(String code) {
        for (ConversationStatus status : ConversationStatus.values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        if (code == null || code.isEmpty()) {
            return null;
        }
        throw Problem.invalid("status", "must be open, snoozed or resolved");
    }

    @POST
    @Path("/{id}/read")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF})
    @Operation(operationId = "markRead", summary = "Say up to which message this side has read")
    @APIResponse(responseCode = "204", description = "Noted")
    public void read(@PathParam("id") String id, @NotNull @Valid ReadMark request) {
        ConversationId conversation = access.of(id).id();
        conversations.markRead(conversation, caller.kind() == Caller.Kind.VISITOR, request.seq());
    }

    @POST
    @Path("/{id}/handover")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "requestHandover", summary = "A person, please")
    @APIResponse(responseCode = "200", description = "The conversation, now waiting for a person or with one",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public ObjectNode handover(@PathParam("id") String id) {
        return ConversationJson.of(conversations.requestHandover(access.of(id).id()));
    }

    @POST
    @Path("/{id}/take-over")
    @Access(Caller.Kind.STAFF)
    @Operation(operationId = "takeOverConversation", summary = "The calling staff member answers from now on")
    @APIResponse(responseCode = "200", description = "The conversation",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public ObjectNode takeOver(@PathParam("id") String id) {
        return ConversationJson.of(conversations.takeOver(access.of(id).id(), caller.requireStaff()));
    }

    @POST
    @Path("/{id}/assign")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "assignConversation", summary = "To a staff member, the queue or the bot")
    @APIResponse(responseCode = "200", description = "The conversation",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public ObjectNode assign(@PathParam("id") String id, @NotNull @Valid Assignment request) {
        ConversationId conversation = access.of(id).id();
        ConversationView view = switch (request.assignee()) {
            case "bot" -> conversations.returnToBot(conversation);
            case "queue" -> conversations.assign(conversation, null);
            default -> conversations.assign(conversation, new StaffId(Ids.parse(request.assignee())
                    .orElseThrow(() -> Problem.invalid("assignee", "must be bot, queue or a staff id"))));
        };
        return ConversationJson.of(view);
    }

    @POST
    @Path("/{id}/snooze")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "snoozeConversation", summary = "Rest it until an instant or the customer's next message")
    @APIResponse(responseCode = "200", description = "The conversation",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public ObjectNode snooze(@PathParam("id") String id, @NotNull @Valid Snooze request) {
        return ConversationJson.of(conversations.snooze(access.of(id).id(), request.until()));
    }

    @POST
    @Path("/{id}/resolve")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "resolveConversation", summary = "Close it and ask the customer how it was")
    @APIResponse(responseCode = "200", description = "The conversation",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public ObjectNode resolve(@PathParam("id") String id) {
        return ConversationJson.of(conversations.resolve(access.of(id).id(), caller.staffId().orElse(null)));
    }

    @POST
    @Path("/{id}/reopen")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "reopenConversation", summary = "Open it again")
    @APIResponse(responseCode = "200", description = "The conversation",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public ObjectNode reopen(@PathParam("id") String id) {
        return ConversationJson.of(conversations.reopen(access.of(id).id()));
    }

    @POST
    @Path("/{id}/labels")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "labelConversation", summary = "Set its labels")
    @APIResponse(responseCode = "200", description = "The conversation",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public ObjectNode labels(@PathParam("id") String id, @NotNull @Valid Labels request) {
        return ConversationJson.of(conversations.label(access.of(id).id(), request.labels()));
    }

    @POST
    @Path("/{id}/priority")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "prioritiseConversation", summary = "Say how soon it wants looking after",
            description = "The policy is chosen anew; what has elapsed stays counted.")
    @APIResponse(responseCode = "200", description = "The conversation",
            content = @Content(schema = @Schema(implementation = ConversationBody.class)))
    public ObjectNode priority(@PathParam("id") String id, @NotNull @Valid PriorityChange request) {
        return ConversationJson.of(conversations.prioritise(access.of(id).id(), Priority.of(request.priority())
                .orElseThrow(() -> Problem.invalid("priority", "must be low, normal, high or urgent"))));
    }

    @Schema(name = "NewConversation", description = "Empty: the token says whose conversation it is")
    public record NewConversation() {
    }

    @Schema(name = "ReadMark")
    public record ReadMark(@NotNull @Min(0) @Schema(required = true) Long seq) {
    }

    @Schema(name = "Assignment")
    public record Assignment(@NotNull @Schema(required = true, description = "bot, queue or a staff id") String assignee) {
    }

    @Schema(name = "Snooze")
    public record Snooze(@NotNull @Schema(required = true, type = SchemaType.STRING, format = "date-time") Instant until) {
    }

    @Schema(name = "Labels")
    public record Labels(@NotNull @Size(max = 20) @Schema(required = true) List<@NotNull String> labels) {
    }

    @Schema(name = "PriorityChange")
    public record PriorityChange(@NotNull @Schema(required = true, enumeration = {"low", "normal", "high", "urgent"})
            String priority) {
    }

    /** Describes {@link ConversationJson} to the OpenAPI document. */
    @Schema(name = "Conversation", requiredProperties = {
        "id", "status", "handledBy", "priority", "lastSeq", "visitorReadSeq", "staffReadSeq", "visitorId", "inbox", "language",
        "labels", "createdAt", "updatedAt"})
    public record ConversationBody(UUID id,
            @Schema(enumeration = {"open", "snoozed", "resolved"}) String status,
            @Schema(description = "bot, queue or a staff id") String handledBy,
            @Schema(enumeration = {"low", "normal", "high", "urgent"}) String priority, Long lastSeq, Long visitorReadSeq,
            Long staffReadSeq, UUID visitorId, String inbox, String language, List<String> labels,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant createdAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant updatedAt,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant snoozedUntil) {
    }

    /** Describes a page of conversations to the OpenAPI document. */
    @Schema(name = "ConversationPage", requiredProperties = "items")
    public record ConversationPage(List<ConversationBody> items, String next) {
    }
}
