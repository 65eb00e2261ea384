package org.parley.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** Conversations that a person has taken over, and customers who write in them as fast as they are answered. */
final class Threads {

    private static final String[] TEXTS = {"Do you have this in medium, and when would it arrive?",
        "สีแดงมีไซซ์ M ไหมคะ แล้วจะได้ของวันไหน", "Mサイズの赤はありますか。いつ届きますか。", "M 사이즈 빨간색 있나요? 언제 도착하나요?"};

    private final ParleyServer server;
    private final List<Thread> all;

    private Threads(ParleyServer server, List<Thread> all) {
        this.server = server;
        this.all = all;
    }

    /** A conversation and its customer's token. */
    record Thread(String id, String token) {
    }

    static Threads takenOver(ParleyServer server, int count) {
        Api agent = server.api().staff("mai");
        List<Thread> all = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Api visitor = server.api().visitor("en");
            Thread thread = new Thread(visitor.conversation(), visitor.token());
            agent.say(thread.id(), "Hello, this is Mai. How can I help you?").expect(201);
            all.add(thread);
        }
        return new Threads(server, all);
    }

    Thread get(int number) {
        return all.get(number % all.size());
    }

    /** Sends with so many senders at once, each in its own share of the conversations. */
    Load.Result send(int senders, Duration time) throws Exception {
        return Load.run(senders, time, number -> {
            Wire wire = new Wire(server.port());
            return new Load.Client() {
                @Override
                public boolean go(int at) throws Exception {
                    Thread thread = get(number + at * senders);
                    int status = wire.post("/api/v1/conversations/" + thread.id() + "/messages", thread.token(),
                            text(UUID.randomUUID(), at));
                    if (status != 201) {
                        throw new IllegalStateException("a message was answered " + status);
                    }
                    return true;
                }

                @Override
                public void close() throws Exception {
                    wire.close();
                }
            };
        });
    }

    static String text(UUID clientMessageId, int number) {
        return "{\"clientMessageId\":\"" + clientMessageId + "\",\"content\":{\"type\":\"text\",\"text\":\""
                + TEXTS[number % TEXTS.length] + "\"}}";
    }
}
