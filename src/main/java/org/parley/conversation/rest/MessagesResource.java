package org.parley.conversation.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.MessageContent;
import org.parley.conversation.MessageJson;
import org.parley.conversation.Messages;
import org.parley.conversation.NoteJson;
import org.parley.conversation.PostMessage;
import org.parley.identity.Access;
import org.parley.identity.Caller;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
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
public class MessagesResource {

    private static final String SCOPE = "conversations";
    private static final int LONGEST_NOTE = 4_000;

    @Inject
    private Messages messages;
    @Inject
    private Conversations conversations;
    @Inject
    private ConversationAccess access;
    @Inject
    private ContentRules rules;
    @Inject
    private Staff staff;
    @Inject
    private Caller caller;

    @POST
    @Path("/{id}/messages")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "postMessage", summary = "Write a message; answers when it is durable",
            description = "The same clientMessageId again answers 200 with the first message. A visitor writes as the "
                    + "customer, staff as an agent, a key as the bot or, with onBehalfOf, as that agent.")
    @APIResponse(responseCode = "201", description = "The message in its place",
            content = @Content(schema = @Schema(implementation = MessageBody.class)))
    @APIResponse(responseCode = "200", description = "It was posted before",
            content = @Content(schema = @Schema(implementation = MessageBody.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "429", ref = "TooMany")
    public Response post(@PathParam("id") String id, @NotNull @Valid NewMessage request) {
        Author author = author(request);
        ConversationId conversation = conversation(id, author, request.content());
        UUID clientId = Ids.parse(request.clientMessageId())
                .orElseThrow(() -> Problem.invalid("clientMessageId", "must be a UUID"));
        MessageContent content = author.is(Author.Kind.CUSTOMER) ? rules.ofVisitor(conversation, request.content())
                : rules.ofShop(request.content());
        Messages.Posted posted = messages.post(new PostMessage(conversation, clientId, author, content,
                author.is(Author.Kind.AGENT) ? request.expectedSeq() : null));
        return Response.status(posted.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(MessageJson.of(posted.message())).build();
    }

    /**
     * A customer's text needs no look at the conversation before it is written: the writer itself keeps customers to their
     * own. All other content may refer to what is in the conversation.
     */
    private ConversationId conversation(String id, Author author, ObjectNode content) {
        boolean plain = author.is(Author.Kind.CUSTOMER) && MessageContent.TEXT.equals(content.path("type").textValue());
        return plain ? access.named(id) : access.of(id).id();
    }

    private Author author(NewMessage request) {
        if (request.onBehalfOf() != null && caller.kind() != Caller.Kind.KEY) {
            throw Problem.invalid("onBehalfOf", "is for API keys");
        }
        return switch (caller.kind()) {
            case VISITOR -> Author.customer(caller.requireVisitor(), "");
            case STAFF -> Author.agent(caller.requireStaff(), caller.name());
            default -> request.onBehalfOf() == null ? Author.program(null, caller.name()) : agent(request.onBehalfOf());
        };
    }

    private Author agent(String staffId) {
        StaffView member = Ids.parse(staffId).flatMap(id -> staff.find(new StaffId(id))).filter(StaffView::active)
                .orElseThrow(() -> Problem.invalid("onBehalfOf", "is no active staff member"));
        return Author.agent(member.id(), member.name());
    }

    @GET
    @Path("/{id}/messages")
    @Access(value = {Caller.Kind.VISITOR, Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "listMessages", summary = "Messages in order of seq, without a gap",
            description = "After a seq (exclusive), the last ones before a seq (exclusive), or with neither the newest.")
    @APIResponse(responseCode = "200", description = "At most limit of them",
            content = @Content(schema = @Schema(implementation = MessagePage.class)))
    public Page<ObjectNode> list(@PathParam("id") String id, @QueryParam("after") Long after,
            @QueryParam("before") Long before, @QueryParam("limit") Integer limit) {
        if (after != null && before != null) {
            throw Problem.invalid("before", "cannot be combined with after");
        }
        ConversationView conversation = access.of(id);
        return Page.last(messages.list(conversation.id(), after, before, Limit.of(limit)).stream().map(MessageJson::of)
                .toList());
    }

    @GET
    @Path("/{id}/notes")
    @Access(value = {Caller.Kind.STAFF, Caller.Kind.KEY}, scope = SCOPE)
    @Operation(operationId = "listNotes", summary = "Notes among staff, oldest first")
    @APIResponse(responseCode = "200", description = "All notes",
            content = @Content(schema = @Schema(implementation = NotePage.class)))
    public Page<ObjectNode> notes(@PathParam("id") String id) {
        return Page.last(conversations.notes(access.of(id).id()).stream().map(NoteJson::of).toList());
    }

    @POST
    @Path("/{id}/notes")
    @Access(Caller.Kind.STAFF)
    @Operation(operationId = "addNote", summary = "Leave a note for colleagues; the customer never sees it")
    @APIResponse(responseCode = "201", description = "The note",
            content = @Content(schema = @Schema(implementation = NoteBody.class)))
    public Response addNote(@PathParam("id") String id, @NotNull @Valid NewNote request) {
        if (request.text().codePointCount(0, request.text().length()) > LONGEST_NOTE) {
            throw Problem.invalid("text", "must have 1 to " + LONGEST_NOTE + " characters");
        }
        return Response.status(Response.Status.CREATED).entity(NoteJson.of(
                conversations.addNote(access.of(id).id(), caller.requireStaff(), request.text()))).build();
    }

    @Schema(name = "NewMessage")
    public record NewMessage(
            @NotNull @Schema(required = true, description = "A UUID of the client's making", format = "uuid")
            String clientMessageId,
            @NotNull @Schema(required = true, implementation = ContentDocument.class) ObjectNode content,
            @Schema(description = "Agents: the last seq they have seen") Long expectedSeq,
            @Schema(description = "Keys: the staff id of the agent who writes", format = "uuid") String onBehalfOf) {
    }

    @Schema(name = "NewNote")
    public record NewNote(@NotBlank @Schema(required = true) String text) {
    }

    /** Describes {@link MessageJson} to the OpenAPI document. */
    @Schema(name = "Message", requiredProperties = {"id", "seq", "clientMessageId", "author", "content", "createdAt"})
    public record MessageBody(UUID id, Long seq, UUID clientMessageId, AuthorBody author, ContentDocument content,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant createdAt) {
    }

    /** Describes an author to the OpenAPI document. */
    @Schema(name = "Author", requiredProperties = {"kind", "name"})
    public record AuthorBody(@Schema(enumeration = {"customer", "agent", "bot", "system"}) String kind, UUID id,
            String name) {
    }

    /** Describes a page of messages to the OpenAPI document. */
    @Schema(name = "MessagePage", requiredProperties = "items")
    public record MessagePage(List<MessageBody> items) {
    }

    /** Describes {@link NoteJson} to the OpenAPI document. */
    @Schema(name = "Note", requiredProperties = {"id", "afterSeq", "author", "text", "createdAt"})
    public record NoteBody(UUID id, Long afterSeq, AuthorBody author, String text,
            @Schema(type = SchemaType.STRING, format = "date-time") Instant createdAt) {
    }

    /** Describes a page of notes to the OpenAPI document. */
    @Schema(name = "NotePage", requiredProperties = "items")
    public record NotePage(List<NoteBody> items) {
    }
}
