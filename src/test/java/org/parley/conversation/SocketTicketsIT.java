package org.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** Who gets through the socket's door: a ticket opens it once, for the one it was made for. */
class SocketTicketsIT {

    private static final String JOINED = "{\"type\":\"presence\",\"joined\":true}";
    private static final String REFUSED = "closed 4401";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ParleyServer server = ParleyServer.shared();

    @Test
    void aTicketOpensOneSocketOnly() throws Exception {
        String ticket = "?ticket=" + ticket(server.api().visitor("en"));
        assertThat(firstSaid(ticket)).isEqualTo(JOINED);
        assertThat(firstSaid(ticket)).isEqualTo(REFUSED);
    }

    @Test
    void oneOfManyAtOnceGetsInByATicket() {
        String ticket = "?ticket=" + ticket(server.api().staff("mai"));
        List<CompletableFuture<String>> all = Stream.generate(() -> connect(ticket)).limit(8).toList();
        assertThat(all.stream().map(CompletableFuture::join)).containsOnlyOnce(JOINED)
                .filteredOn(REFUSED::equals).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?ticket=", "?ticket=nonsense", "?Ticket=x", "?ticket=%00"})
    void whoHasNoTicketStaysOutside(String query) throws Exception {
        assertThat(firstSaid(query)).isEqualTo(REFUSED);
    }

    @Test
    void aTokenIsNoTicket() throws Exception {
        assertThat(firstSaid("?ticket=" + server.api().visitor("en").token())).isEqualTo(REFUSED);
    }

    private static String ticket(Api caller) {
        return caller.post("/socket-tickets", null).expect(201).text("ticket");
    }

    private String firstSaid(String query) throws Exception {
        return connect(query).get(20, TimeUnit.SECONDS);
    }

    /** The first frame, or the code that the server closed with. */
    private CompletableFuture<String> connect(String query) {
        CompletableFuture<String> first = new CompletableFuture<>();
        HTTP.newWebSocketBuilder().buildAsync(URI.create("ws://localhost:" + server.port() + "/api/v1/ws" + query),
                new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        first.complete(text.toString());
                        from.abort();
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
                        first.complete("closed " + status);
                        return null;
                    }
                }).whenComplete((socket, failed) -> {
                    if (failed != null) {
                        first.completeExceptionally(failed);
                    }
                });
        return first.orTimeout(20, TimeUnit.SECONDS);
    }
}
