package org.parley.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/**
 * A customer who asks the bot, waits for everything that it says to that, and asks again. How many messages the bot says
 * to a phrase is learnt the first time, by waiting until nothing more comes.
 */
final class BotTurns implements Load.Client {

    private static final String[] PHRASES = {"red shirt under 500", "เสื้อสีแดง ไม่เกิน 500", "赤いシャツ", "빨간 셔츠"};
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, Integer> answers = new HashMap<>();
    private final LinkedBlockingQueue<String> fromBot = new LinkedBlockingQueue<>();
    private final Wire wire;
    private final String token;
    private final String conversation;
    private final WebSocket socket;

    BotTurns(ParleyServer server) throws Exception {
        wire = new Wire(server.port());
        Api visitor = server.api().visitor("en");
        token = visitor.token();
        conversation = visitor.conversation();
        String ticket = visitor.post("/socket-tickets", null).expect(201).text("ticket");
        socket = HTTP.newWebSocketBuilder().buildAsync(
                URI.create("ws://localhost:" + server.port() + "/api/v1/ws?ticket=" + ticket), new Frames())
                .get(10, TimeUnit.SECONDS);
        quiet();
        for (String phrase : PHRASES) {
            say(phrase);
            answers.put(phrase, quiet());
        }
    }

    @Override
    public boolean go(int number) throws Exception {
        String phrase = PHRASES[number % PHRASES.length];
        say(phrase);
        for (int left = answers.get(phrase); left > 0; left--) {
            if (fromBot.poll(30, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("the bot was silent");
            }
        }
        return true;
    }

    private void say(String phrase) throws IOException {
        int status = wire.post("/api/v1/conversations/" + conversation + "/messages", token, "{\"clientMessageId\":\""
                + UUID.randomUUID() + "\",\"content\":{\"type\":\"text\",\"text\":\"" + phrase + "\"}}");
        if (status != 201) {
            throw new IllegalStateException("a message was answered " + status);
        }
    }

    /** Waits until the bot has said all; how many messages that were. */
    private int quiet() throws InterruptedException {
        int said = 0;
        while (fromBot.poll(2, TimeUnit.SECONDS) != null) {
            said++;
        }
        return said;
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        wire.close();
    }

    private final class Frames implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                if (frame.indexOf("\"type\":\"message\"") >= 0 && frame.indexOf("\"kind\":\"bot\"") >= 0) {
                    fromBot.add("");
                }
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
