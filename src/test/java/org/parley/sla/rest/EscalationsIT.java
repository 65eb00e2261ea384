package org.parley.sla.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.testing.Api;
import org.parley.testing.Await;
import org.parley.testing.Mailbox;
import org.parley.testing.ParleyServer;

/** Escalation as people meet it: alerts on the desk, letters, a raised priority, a conversation back in the queue. */
class EscalationsIT {

    private static final String ALWAYS = "{'name':'Always','zone':'UTC','week':{'mon':['00:00-24:00'],"
            + "'tue':['00:00-24:00'],'wed':['00:00-24:00'],'thu':['00:00-24:00'],'fri':['00:00-24:00'],"
            + "'sat':['00:00-24:00'],'sun':['00:00-24:00']}}";

    private final String label = "ladder " + UUID.randomUUID().toString().substring(0, 8);
    private Api admin;
    private Api mai;
    private Api visitor;
    private String conversation;
    private String policy;

    @BeforeEach
    void promise() {
        ParleyServer server = ParleyServer.shared();
        admin = server.api().staff("admin");
        mai = server.api().staff("mai");
        visitor = server.api().visitor("th");
        conversation = visitor.conversation();
        String calendar = admin.post("/sla/calendars", ALWAYS).expect(201).text("id");
        policy = admin.post("/sla/policies", "{'name':'" + label + "','calendarId':'" + calendar + "','conditions':{'label':'"
                + label + "'},'targets':{'firstResponseSeconds':3600,'nextResponseSeconds':2,'resolutionSeconds':36000},"
                + "'ladder':[{'clock':'nextResponse','afterDueSeconds':0,'actions':['notifyAssignee','notifySupervisors',"
                + "'raisePriority']},{'clock':'nextResponse','afterDueSeconds':2,'actions':['requeue']}]}")
                .expect(201).text("id");
    }

    @AfterEach
    void forget() {
        admin.delete("/sla/policies/" + policy).expect(204);
    }

    @Test
    void aPromiseThatRunsOutIsToldPriorityRaisedAndTheConversationQueued() throws Exception {
        mai.post("/conversations/" + conversation + "/take-over", null).expect(200);
        mai.post("/conversations/" + conversation + "/labels", "{'labels':['" + label + "']}").expect(200);
        visitor.say(conversation, "hello?").expect(201);
        mai.say(conversation, "one moment").expect(201);
        JsonNode why = mai.get("/conversations/" + conversation + "/sla").expect(200).json().path("policy");
        assertThat(why.path("id").asText()).isEqualTo(policy);
        assertThat(why.at("/because/0/found/0").asText()).isEqualTo(label);
        visitor.say(conversation, "are you there?").expect(201);

        JsonNode alert = Await.value("an alert for mai", () -> alert(mai), found -> found != null);
        assertThat(alert.path("kind").asText()).isEqualTo("breach");
        assertThat(alert.path("clock").asText()).isEqualTo("nextResponse");
        assertThat(alert(admin)).isNotNull();
        Await.value("high priority", () -> state().path("priority").asText(), "high"::equals);
        Await.value("the queue", () -> state().path("handledBy").asText(), "queue"::equals);

        MimeMessage letter = Await.value("a letter", () -> letters("mai@demo.parley.example"), found -> !found.isEmpty())
                .get(0);
        assertThat(letter.getSubject()).contains("next reply");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letters("admin@demo.parley.example")).hasSize(1);

        mai.post("/sla/alerts/read", "{'alerts':['" + alert.path("id").asText() + "']}").expect(204);
        assertThat(alert(mai).hasNonNull("readAt")).isTrue();
        assertThat(alert(admin).hasNonNull("readAt")).isFalse();
        // Each step once in its cycle: what came due stays one alert, however often it is looked at.
        assertThat(alerts(mai, one -> of(one))).hasSize(1);
    }

    private JsonNode alert(Api who) {
        return alerts(who, this::of).stream().findFirst().orElse(null);
    }

    private boolean of(JsonNode alert) {
        return alert.path("conversationId").asText().equals(conversation);
    }

    private static List<JsonNode> alerts(Api who, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(who.get("/sla/alerts?limit=100").expect(200).json().path("items").spliterator(), false)
                .filter(wanted).toList();
    }

    private JsonNode state() {
        return mai.get("/conversations/" + conversation).expect(200).json();
    }

    private List<MimeMessage> letters(String to) {
        return Mailbox.shared().of(to).stream().filter(mail -> content(mail).contains(conversation)).toList();
    }

    private static String content(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
