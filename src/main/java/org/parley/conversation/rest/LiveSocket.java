package org.parley.conversation.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.conversation.Author;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.Frame;
import org.parley.conversation.LiveAudience;
import org.parley.conversation.SocketTickets;
import org.parley.identity.Caller;
import org.parley.identity.Credential;
import org.parley.identity.VisitorId;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;

/**
 * The one socket of a client: everything new comes in, typing and reading go out. It admits by a one-time ticket and,
 * from browsers, only from pages of its own host; a visitor hears of its own conversation only. Its first frame is
 * {@code {"type":"presence","joined":true}}: from then on nothing is missed, so this is the moment to resynchronise.
 */
@ServerEndpoint(value = "/api/v1/ws", configurator = SameHostOnly.class)
public class LiveSocket {

    private static final int LONGEST_FRAME = 4_096;
    private static final CloseReason REFUSED = new CloseReason(() -> 4401, "ticket is not valid");
    private static final long IDLE_MILLIS = 70_000;
    private static final String JOINED = "{\"type\":\"presence\",\"joined\":true}";

    @Inject
    private SocketTickets tickets;
    @Inject
    private Conversations conversations;
    @Inject
    private LiveAudience audience;
    @Inject
    private OpenSockets sockets;

    @OnOpen
    public void open(Session session) throws IOException {
        List<String> ticket = session.getRequestParameterMap().getOrDefault("ticket", List.of());
        Optional<Credential> caller = ticket.isEmpty() ? Optional.empty() : tickets.redeem(ticket.get(0));
        if (caller.isEmpty()) {
            session.close(REFUSED);
            return;
        }
        session.setMaxTextMessageBufferSize(LONGEST_FRAME);
        session.setMaxIdleTimeout(IDLE_MILLIS);
        Credential who = caller.get();
        ConversationId own = null;
        if (who.kind() == Caller.Kind.VISITOR) {
            own = conversations.open(new VisitorId(who.subject())).conversation().id();
        }
        OpenSocket socket = sockets.add(session, who, own);
        if (own == null) {
            audience.joinStaff(socket);
        } else {
            audience.joinCustomer(own, socket);
        }
        // A client that asks what it missed before it has joined would miss what is posted in between.
        socket.send(JOINED);
    }

    @OnMessage
    public void frame(Session session, String text) {
        OpenSocket socket = sockets.find(session);
        if (socket == null) {
            return;
        }
        try {
            JsonNode frame = Json.mapper().readTree(text);
            Optional<ConversationId> id = Ids.parse(frame.path("conversationId").asText()).map(ConversationId::new);
            if (id.isPresent() && maySee(socket, id.get())) {
                act(socket, id.get(), frame);
            }
        } catch (JsonProcessingException notJson) {
            // A ping or nonsense: either way there is nothing to do.
        }
    }

    private boolean maySee(OpenSocket socket, ConversationId id) {
        return socket.ownConversation() == null || socket.ownConversation().equals(id);
    }

    private void act(OpenSocket socket, ConversationId id, JsonNode frame) {
        boolean visitor = socket.ownConversation() != null;
        switch (frame.path("type").asText()) {
            case "typing" -> audience.others(socket, typing(socket, id, visitor));
            case "read" -> {
                if (frame.path("seq").canConvertToLong()) {
                    Optional<ConversationView> found = conversations.find(id);
                    found.ifPresent(view -> conversations.markRead(id, visitor, frame.path("seq").longValue()));
                }
            }
            default -> { }
        }
    }

    private static Frame typing(OpenSocket socket, ConversationId id, boolean visitor) {
        ObjectNode members = Json.object();
        members.set("author", Json.tree(Map.of(
                "kind", (visitor ? Author.Kind.CUSTOMER : Author.Kind.AGENT).code(), "name", socket.caller().name())));
        return new Frame("typing", id, members);
    }

    @OnClose
    public void close(Session session) {
        OpenSocket socket = sockets.remove(session);
        if (socket != null) {
            audience.leave(socket.ownConversation(), socket);
        }
    }

    @OnError
    public void error(Session session, Throwable broken) {
        close(session);
    }
}
