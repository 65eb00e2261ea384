package org.parley.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/**
 * How long after a customer pressed "send" an agent's open desk has the message, at a steady hundred a second. The time
 * counts from the moment when the message was due to be sent, so that a late sender does not flatter the server.
 */
final class PushLatency {

    private static final int PER_SECOND = 100;
    private static final int SENDERS = 8;
    private static final Pattern CLIENT_ID = Pattern.compile("\"clientMessageId\":\"([0-9a-f-]{36})\"");

    private PushLatency() {
    }

    /** @return milliseconds, fastest first; fails when a message never came */
    static double[] measure(ParleyServer server, Threads threads, Duration time) throws Exception {
        Map<UUID, Long> due = new ConcurrentHashMap<>();
        Map<UUID, Long> come = new ConcurrentHashMap<>();
        WebSocket desk = desk(server, come);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        ThreadLocal<Wire> wires = ThreadLocal.withInitial(() -> new Wire(server.port()));
        int messages = (int) (PER_SECOND * time.toSeconds());
        long start = System.nanoTime();
        for (int at = 0; at < messages; at++) {
            long when = start + at * 1_000_000_000L / PER_SECOND;
            for (long wait = when - System.nanoTime(); wait > 0; wait = when - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            int number = at;
            UUID id = UUID.randomUUID();
            due.put(id, when);
            senders.execute(() -> {
                Threads.Thread thread = threads.get(number);
                try {
                    wires.get().post("/api/v1/conversations/" + thread.id() + "/messages", thread.token(),
                            Threads.text(id, number));
                } catch (java.io.IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            });
        }
        senders.shutdown();
        senders.awaitTermination(30, TimeUnit.SECONDS);
        for (long end = System.nanoTime() + 10_000_000_000L; come.size() < messages && System.nanoTime() < end;) {
            LockSupport.parkNanos(10_000_000);
        }
        desk.abort();
        if (!come.keySet().containsAll(due.keySet())) {
            throw new IllegalStateException(come.size() + " of " + messages + " messages came to the desk");
        }
        double[] millis = due.entrySet().stream().mapToDouble(one -> (come.get(one.getKey()) - one.getValue()) / 1e6)
                .toArray();
        Arrays.sort(millis);
        return millis;
    }

    private static WebSocket desk(ParleyServer server, Map<UUID, Long> come) throws Exception {
        Api agent = server.api().staff("ken");
        String ticket = agent.post("/socket-tickets", null).expect(201).text("ticket");
        CompletableFuture<Void> joined = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(
                URI.create("ws://localhost:" + server.port() + "/api/v1/ws?ticket=" + ticket), new WebSocket.Listener() {
                    private final StringBuilder frame = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                        frame.append(part);
                        if (last) {
                            long now = System.nanoTime();
                            if (frame.indexOf("\"joined\"") >= 0) {
                                joined.complete(null);
                            }
                            Matcher id = CLIENT_ID.matcher(frame);
                            if (frame.indexOf("\"type\":\"message\"") >= 0 && id.find()) {
                                come.put(UUID.fromString(id.group(1)), now);
                            }
                            frame.setLength(0);
                        }
                        from.request(1);
                        return null;
                    }
                }).get(10, TimeUnit.SECONDS);
        joined.get(10, TimeUnit.SECONDS);
        return socket;
    }
}
