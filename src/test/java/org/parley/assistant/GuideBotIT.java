package org.parley.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** The guide bot as a customer meets it over HTTP. */
class GuideBotIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api shop = ParleyServer.shared().api();

    @ParameterizedTest
    @CsvSource({"en, red shirt under 500, Narrow", "th, เสื้อสีแดง ไม่เกิน 500, แคบ", "ja, 500以下の赤いシャツ, 絞り込む",
        "ko, 500 이하 빨간 셔츠, 좁히"})
    void greetsAndFindsInTheCustomersLanguage(String language, String wish, String question) {
        Api visitor = shop.visitor(language);
        String conversation = visitor.conversation();
        List<JsonNode> greeting = await(visitor, conversation, 0, "quickReplies");
        assertThat(values(greeting)).contains("find", "categories", "cart", "track", "handover");

        List<JsonNode> answer = ask(visitor, conversation, wish, "quickReplies");
        JsonNode list = content(answer, "productList");
        assertThat(list.path("products")).isNotEmpty().allSatisfy(product -> {
            assertThat(product.path("price").path("amount").asDouble()).isLessThan(500);
            JsonNode live = shop.get("/products/" + product.path("id").asText()).expect(200).json();
            assertThat(product.path("price")).isEqualTo(live.path("price"));
            assertThat(stocks(product)).isEqualTo(stocks(live));
        });
        assertThat(content(answer, "quickReplies").path("text").asText()).contains(question);
    }

    @Test
    void sellsToTheCheckoutForm() {
        Api visitor = shop.visitor("en");
        String conversation = visitor.conversation();
        await(visitor, conversation, 0, "quickReplies");
        ask(visitor, conversation, "red oxford shirt", "quickReplies");
        List<JsonNode> options = ask(visitor, conversation, "I'll take 2 of the first one", "quickReplies");
        assertThat(values(options)).contains("pick:Size=M");
        List<JsonNode> added = press(visitor, conversation, options, "pick:Size=M");
        JsonNode line = content(added, "cart").path("cart").path("lines").get(0);
        assertThat(line.path("quantity").asInt()).isEqualTo(2);
        assertThat(visitor.get("/conversations/" + conversation + "/cart").expect(200).json().path("lines").get(0)
                .path("title")).isEqualTo(line.path("title"));
        List<JsonNode> form = ask(visitor, conversation, "I'd like to pay", "form");
        assertThat(content(form, "form").path("form").asText()).isEqualTo("checkout");
    }

    @Test
    void aForeignOrderIsAnsweredLikeOneThatDoesNotExist() {
        Api visitor = shop.visitor("en");
        String conversation = visitor.conversation();
        await(visitor, conversation, 0, "quickReplies");
        List<JsonNode> answer = ask(visitor, conversation, "where is order P-100001", "quickReplies");
        assertThat(content(answer, "text").path("text").asText()).contains("P-100001").contains("can't find");
    }

    @Test
    void tellsTheReplyTimeThatTheShopTellsAndThenIsSilent() {
        Api visitor = shop.visitor("en");
        String conversation = visitor.conversation();
        await(visitor, conversation, 0, "quickReplies");
        List<JsonNode> answer = ask(visitor, conversation, "I want to talk to a person", "event");
        JsonNode told = shop.get("/sla/expectation?inbox=web").expect(200).json();
        String words = content(answer, "text").path("text").asText();
        if (told.hasNonNull("opensAt")) {
            assertThat(words).contains("People are back");
        } else if (told.hasNonNull("medianSeconds")) {
            assertThat(words).contains(minutes(told.path("medianSeconds").asLong()));
        } else if (told.hasNonNull("targetSeconds")) {
            assertThat(words).contains(minutes(told.path("targetSeconds").asLong()));
        }
        assertThat(visitor.get("/conversations/" + conversation).json().path("handledBy").asText()).isEqualTo("queue");
        assertSilent(visitor, conversation, "red shirt");
    }

    @Test
    void neverSpeaksAfterAPersonTookOver() {
        Api agent = shop.staff("mai");
        for (int round = 0; round < 6; round++) {
            Api visitor = shop.visitor("en");
            String conversation = visitor.conversation();
            await(visitor, conversation, 0, "quickReplies");
            CompletableFuture<Void> takeOver = CompletableFuture.runAsync(
                    () -> agent.say(conversation, "I'll look after you."));
            visitor.say(conversation, "red shirt under 500");
            takeOver.join();
            visitor.say(conversation, "are you there?");
            assertSilent(visitor, conversation, "hello?");
            List<JsonNode> thread = messages(visitor, conversation, 0);
            long person = thread.stream().filter(message -> by(message, "agent")).findFirst().orElseThrow()
                    .path("seq").asLong();
            assertThat(thread).noneMatch(message -> by(message, "bot") && message.path("seq").asLong() > person);
        }
    }

    /** Another conversation's bot answers meanwhile, so a turn for this one would have been taken as well. */
    private void assertSilent(Api visitor, String conversation, String text) {
        long seq = visitor.say(conversation, text).json().path("seq").asLong();
        Api other = shop.visitor("en");
        String elsewhere = other.conversation();
        await(other, elsewhere, 0, "quickReplies");
        ask(other, elsewhere, "hello", "quickReplies");
        assertThat(messages(visitor, conversation, seq)).noneMatch(message -> by(message, "bot"));
    }

    private List<JsonNode> ask(Api visitor, String conversation, String text, String last) {
        long seq = visitor.say(conversation, text).expect(201).json().path("seq").asLong();
        return await(visitor, conversation, seq, last);
    }

    private List<JsonNode> press(Api visitor, String conversation, List<JsonNode> asked, String value) {
        String id = asked.get(asked.size() - 1).path("id").asText();
        long seq = visitor.post("/conversations/" + conversation + "/messages", "{'clientMessageId':'" + UUID.randomUUID()
                + "','content':{'type':'choice','inReplyTo':'" + id + "','value':'" + value + "'}}").expect(201).json()
                .path("seq").asLong();
        return await(visitor, conversation, seq, "quickReplies");
    }

    /** The messages after {@code seq}, once one of that type has come. */
    private static List<JsonNode> await(Api visitor, String conversation, long seq, String type) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            List<JsonNode> messages = messages(visitor, conversation, seq);
            Predicate<JsonNode> wanted = message -> message.path("content").path("type").asText().equals(type);
            if (messages.stream().anyMatch(wanted)) {
                return messages;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no " + type + " after " + seq + " within " + PATIENCE);
    }

    private static List<JsonNode> messages(Api visitor, String conversation, long after) {
        JsonNode items = visitor.get("/conversations/" + conversation + "/messages?limit=100&after=" + after).expect(200)
                .json().path("items");
        return new ArrayList<>(StreamSupport.stream(items.spliterator(), false).toList());
    }

    private static boolean by(JsonNode message, String kind) {
        return message.path("author").path("kind").asText().equals(kind);
    }

    private static JsonNode content(List<JsonNode> messages, String type) {
        return messages.stream().map(message -> message.path("content"))
                .filter(content -> content.path("type").asText().equals(type)).findFirst().orElseThrow();
    }

    private static List<String> values(List<JsonNode> messages) {
        return StreamSupport.stream(content(messages, "quickReplies").path("options").spliterator(), false)
                .map(option -> option.path("value").asText()).toList();
    }

    private static List<Integer> stocks(JsonNode product) {
        return StreamSupport.stream(product.path("variants").spliterator(), false)
                .map(variant -> variant.path("available").asInt()).toList();
    }

    private static String minutes(long seconds) {
        return seconds <= 5400 ? Math.max(1, (seconds + 59) / 60) + " min" : (seconds + 3599) / 3600 + " h";
    }
}
