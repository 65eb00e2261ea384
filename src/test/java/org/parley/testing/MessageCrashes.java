package org.parley.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Kills a server while messages are in flight, again and again on the same data (design/trust.md, promise 1): what was
 * acknowledged is there exactly once and in its place, the sequence has no gap, and a repeated send adds nothing.
 */
public final class MessageCrashes {

    private static final int SENDERS = 8;
    private static final int THREADS = 4;

    private final ParleyServer.Settings settings;
    private final int messages;
    private final Random random = new Random();
    private int acknowledgedInAll;

    /** @param settings of a server that was not started before; @param messages sent in each round */
    public MessageCrashes(ParleyServer.Settings settings, int messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /** @return how many messages were acknowledged before the kills, in all rounds together */
    public int rounds(int rounds) throws InterruptedException {
        ParleyServer server = settings.fresh().start().awaitReady();
        try {
            List<Customer> customers = new ArrayList<>();
            for (int at = 0; at < THREADS; at++) {
                Api visitor = server.api().visitor("en");
                String conversation = visitor.conversation();
                visitor.post("/conversations/" + conversation + "/handover", null).expect(200);
                customers.add(new Customer(visitor.token(), conversation));
            }
            for (int round = 0; round < rounds; round++) {
                crash(server, customers);
                server = settings.again().start().awaitReady();
                for (Customer customer : customers) {
                    customer.check(server.api());
                }
            }
        } finally {
            server.close();
        }
        return acknowledgedInAll;
    }

    private void crash(ParleyServer server, List<Customer> customers) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(messages / 5 + random.nextInt(messages / 2));
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        for (int at = 0; at < messages; at++) {
            Customer customer = customers.get(at % customers.size());
            String id = UUID.randomUUID().toString();
            customer.sent.put(id, "{'clientMessageId':'" + id + "','content':{'type':'text','text':'message " + at + "'}}");
            senders.execute(() -> {
                if (customer.send(server.api(), id)) {
                    enough.countDown();
                }
            });
        }
        assertThat(enough.await(2, TimeUnit.MINUTES)).as("messages were acknowledged").isTrue();
        server.kill();
        senders.shutdownNow();
        senders.awaitTermination(30, TimeUnit.SECONDS);
        int acknowledged = customers.stream().mapToInt(customer -> customer.fresh).sum();
        assertThat(acknowledged).as("some were in flight").isLessThan(messages);
        acknowledgedInAll += acknowledged;
    }

    /** One conversation, what was sent to it and what was promised of it. */
    private static final class Customer {

        private final String token;
        private final String conversation;
        private final Map<String, String> sent = new ConcurrentHashMap<>();
        private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
        private final Map<String, String> checked = new HashMap<>();
        private volatile int fresh;

        Customer(String token, String conversation) {
            this.token = token;
            this.conversation = conversation;
        }

        boolean send(Api api, String id) {
            try {
                Api.Answer answer = api.as(token).post("/conversations/" + conversation + "/messages", sent.get(id));
                if (answer.status() == 201 || answer.status() == 200) {
                    acknowledged.put(id, answer.text("seq"));
                    synchronized (this) {
                        fresh++;
                    }
                    return true;
                }
            } catch (UncheckedIOException | IllegalStateException killed) {
                // Not acknowledged: nothing is promised.
            }
            return false;
        }

        /** Then repeats every send of the round, as a client would that did not hear. */
        void check(Api api) {
            assertThat(thread(api)).containsAllEntriesOf(acknowledged).containsAllEntriesOf(checked);
            sent.keySet().forEach(id -> assertThat(send(api, id)).isTrue());
            Map<String, String> whole = thread(api);
            assertThat(whole).containsAllEntriesOf(acknowledged).containsAllEntriesOf(checked);
            checked.putAll(acknowledged);
            acknowledged.clear();
            sent.clear();
            fresh = 0;
        }

        /** Client message id to seq; fails on a gap or a double. */
        private Map<String, String> thread(Api api) {
            Map<String, String> thread = new HashMap<>();
            for (long after = 0;;) {
                JsonNode items = api.as(token).get("/conversations/" + conversation + "/messages?limit=100&after=" + after)
                        .expect(200).json().get("items");
                if (items.isEmpty()) {
                    return thread;
                }
                for (JsonNode item : items) {
                    assertThat(item.get("seq").asLong()).isEqualTo(++after);
                    assertThat(thread.put(item.get("clientMessageId").asText(), item.get("seq").asText())).isNull();
                }
            }
        }
    }
}
