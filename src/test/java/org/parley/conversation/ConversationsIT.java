package org.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** Conversations over HTTP, as design/api.md has them. */
class ConversationsIT {

    private final Api api = ParleyServer.shared().api();

    @Test
    void aVisitorHasOneConversation() {
        Api visitor = api.visitor("en");
        Api.Answer first = visitor.post("/conversations", "{}").expect(201);
        Api.Answer second = visitor.post("/conversations", "{}").expect(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    void aRepeatedMessageIsTheSameMessage() {
        Api visitor = api.visitor("en");
        String id = visitor.conversation();
        String body = "{'clientMessageId':'" + UUID.randomUUID() + "','content':{'type':'text','text':'hello'}}";
        Api.Answer first = visitor.post("/conversations/" + id + "/messages", body).expect(201);
        Api.Answer again = visitor.post("/conversations/" + id + "/messages", body).expect(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.text("author/kind")).isEqualTo("customer");
    }

    @Test
    void seqHasNoGapUnderParallelSenders() throws Exception {
        Api visitor = api.visitor("en");
        Api agent = api.staff("mai");
        String id = visitor.conversation();
        agent.post("/conversations/" + id + "/take-over", null).expect(200);
        ExecutorService senders = Executors.newFixedThreadPool(16);
        List<Callable<Api.Answer>> posts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String text = "message " + i;
            Api sender = i % 2 == 0 ? visitor : agent;
            posts.add(() -> sender.say(id, text));
        }
        for (Future<Api.Answer> post : senders.invokeAll(posts)) {
            post.get().expect(201);
        }
        senders.shutdown();
        List<Long> seqs = new ArrayList<>();
        long after = 0;
        while (true) {
            var items = visitor.get("/conversations/" + id + "/messages?limit=100&after=" + after).expect(200).json().get("items");
            if (items.isEmpty()) {
                break;
            }
            items.forEach(item -> seqs.add(item.get("seq").asLong()));
            after = seqs.get(seqs.size() - 1);
        }
        assertThat(seqs).hasSizeGreaterThanOrEqualTo(100);
        for (int i = 0; i < seqs.size(); i++) {
            assertThat(seqs.get(i)).isEqualTo(i + 1L);
        }
    }

    @Test
    void aForeignConversationLooksLikeAMissingOne() {
        String foreign = api.visitor("en").conversation();
        Api other = api.visitor("en");
        other.conversation();
        for (String path : List.of("", "/messages", "/cart")) {
            Api.Answer answer = other.get("/conversations/" + foreign + path).expect(404);
            Api.Answer missing = other.get("/conversations/" + UUID.randomUUID() + path).expect(404);
            assertThat(answer.code()).isEqualTo(missing.code());
            assertThat(answer.text("detail")).isEqualTo(missing.text("detail"));
        }
        other.get("/conversations/" + foreign + "/notes").expect(403);
        other.say(foreign, "hello").expect(404);
    }

    @Test
    void anAgentsReplyAgainstAStaleThreadIsRefusedWithWhatChanged() {
        Api visitor = api.visitor("en");
        Api agent = api.staff("mai");
        String id = visitor.conversation();
        agent.post("/conversations/" + id + "/take-over", null).expect(200);
        long seen = visitor.say(id, "one").expect(201).json().get("seq").asLong();
        visitor.say(id, "two").expect(201);
        String reply = "{'clientMessageId':'%s','content':{'type':'text','text':'reply'},'expectedSeq':%d}";
        Api.Answer refused = agent.post("/conversations/" + id + "/messages", reply.formatted(UUID.randomUUID(), seen))
                .expect(409);
        assertThat(refused.code()).isEqualTo("staleThread");
        assertThat(refused.text("messages/0/content/text")).isEqualTo("two");
        agent.post("/conversations/" + id + "/messages", reply.formatted(UUID.randomUUID(), seen + 1)).expect(201);
    }

    @Test
    void aCardNumberIsNeitherStoredNorShownEvenWhenSplit() {
        Api visitor = api.visitor("en");
        String id = visitor.conversation();
        visitor.post("/conversations/" + id + "/handover", null).expect(200);
        assertThat(visitor.say(id, "my card is 4111 1111 1111 1111, ok").expect(201).text("content/text"))
                .isEqualTo("my card is •••• •••• •••• 1111, ok");
        visitor.say(id, "5500 0000").expect(201);
        visitor.say(id, "0000 0004").expect(201);
        String thread = visitor.get("/conversations/" + id + "/messages?limit=100").body();
        assertThat(thread).doesNotContain("5500").doesNotContain("0004").doesNotContain("4111");
    }

    @Test
    void aRatingIsTakenOnceAndDoesNotReopen() {
        Api visitor = api.visitor("en");
        Api agent = api.staff("ken");
        String id = visitor.conversation();
        visitor.say(id, "hello").expect(201);
        agent.post("/conversations/" + id + "/take-over", null).expect(200);
        agent.post("/conversations/" + id + "/resolve", null).expect(200);
        var messages = visitor.get("/conversations/" + id + "/messages?limit=100").json().get("items");
        var form = messages.get(messages.size() - 1);
        assertThat(form.at("/content/form").asText()).isEqualTo("csat");
        String rating = "{'clientMessageId':'%s','content':{'type':'csat','inReplyTo':'" + form.get("id").asText()
                + "','score':5,'comment':'quick'}}";
        visitor.post("/conversations/" + id + "/messages", rating.formatted(UUID.randomUUID())).expect(201);
        assertThat(visitor.get("/conversations/" + id).text("status")).isEqualTo("resolved");
        assertThat(visitor.post("/conversations/" + id + "/messages", rating.formatted(UUID.randomUUID())).expect(409).code())
                .isEqualTo("alreadyRated");
        visitor.say(id, "one more thing").expect(201);
        assertThat(visitor.get("/conversations/" + id).text("status")).isEqualTo("open");
    }

    @Test
    void aBotMayNotSpeakOnceAPersonHasTakenOver() {
        Api visitor = api.visitor("en");
        Api key = api.as(ParleyServer.shared().apiKey());
        String id = visitor.conversation();
        key.say(id, "I am a program").expect(201);
        api.staff("mai").say(id, "I am a person").expect(201);
        assertThat(key.say(id, "me again").expect(409).code()).isEqualTo("botSilenced");
    }

    @Test
    void anIdempotencyKeyGivesTheFirstAnswerAgain() {
        Api visitor = api.visitor("en");
        String id = visitor.conversation();
        Api keyed = visitor.with("Idempotency-Key", UUID.randomUUID().toString());
        String path = "/conversations/" + id + "/messages";
        String body = "{'clientMessageId':'" + UUID.randomUUID() + "','content':{'type':'text','text':'hello'}}";
        Api.Answer first = keyed.post(path, body).expect(201);
        Api.Answer again = keyed.post(path, body).expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(keyed.post(path, body.replace("hello", "other")).expect(422).code()).isEqualTo("idempotencyKeyReused");
    }
}
