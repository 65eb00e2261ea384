package org.parley.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;
import org.parley.testing.Purchase;

/** The manner of the whole interface (design/api.md) at its corners, over HTTP. */
class ContractIT {

    private static final String[] OF_EVERY_PROBLEM = {"type", "title", "status", "detail", "instance", "code"};

    private final Api api = ParleyServer.shared().api();

    @Test
    void theStatusOfAProblemIsANumberAlsoWhereAnOrderHasAStatusOfItsOwn() {
        Purchase purchase = Purchase.by(api);
        Api.Answer early = api.staff("mai").post("/orders/" + purchase.orderId + "/shipments",
                "{'carrier':'Kerry','trackingNumber':'X1'}").expect(409);
        assertThat(early.json().get("status").isInt()).as(early.body()).isTrue();
        assertThat(early.text("orderStatus")).isEqualTo("awaitingPayment");
        purchase.visitor.post("/orders/" + purchase.orderId + "/cancel", "{}").expect(200);
        for (String path : new String[] {"/cancel", "/payments"}) {
            Api.Answer late = purchase.visitor.post("/orders/" + purchase.orderId + path, "{}").expect(409);
            assertThat(late.json().get("status").intValue()).as(late.body()).isEqualTo(409);
            assertThat(late.text("orderStatus")).isEqualTo("cancelled");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/visitors", "/conversations"})
    void optionsTellsTheMethodsAndNothingElse(String path) {
        Api.Answer answer = api.send("OPTIONS", path, null);
        assertThat(answer.status()).isIn(200, 204);
        assertThat(answer.response().headers().firstValue("Allow")).isPresent();
        assertThat(answer.body()).as("no second description of the interface").doesNotContain("<");
        assertThat(answer.response().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void aMediaTypeThatIsNoneIsAProblemLikeOthers() {
        Api.Answer answer = api.with("Content-Type", "garbage").send("POST", "/visitors", "{}");
        assertThat(answer.status()).isIn(400, 415);
        assertThat(answer.json().fieldNames()).toIterable().contains(OF_EVERY_PROBLEM);
        assertThat(answer.json().get("status").intValue()).isEqualTo(answer.status());
    }

    @ParameterizedTest
    @CsvSource({"/conversations, +999999999-12-31T23:59:59.999999999Z", "/conversations, -999999999-01-01T00:00:00Z",
        "/orders, +999999999-12-31T23:59:59.999999999Z"})
    void aCursorOfATimeThatNoDatabaseKeepsIsNotOurs(String list, String instant) {
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString((instant + "\n" + new UUID(0, 0) + "\n").getBytes());
        api.staff("mai").get(list + "?cursor=" + forged).expect(400);
    }

    @Test
    void aKeyHoldsForOneQueryOnly() {
        Api agent = api.staff("mai").with("Idempotency-Key", UUID.randomUUID().toString());
        String notes = "/conversations/" + api.visitor("en").conversation() + "/notes";
        String first = agent.post(notes, "{'text':'once'}").expect(201).text("id");
        assertThat(agent.post(notes, "{'text':'once'}").expect(201).text("id")).isEqualTo(first);
        agent.post(notes + "?dryRun=true", "{'text':'once'}").expect(422);
    }

    @Test
    void aNoteIsMeasuredInCharactersAndIsNeverBlank() {
        Api agent = api.staff("mai");
        String notes = "/conversations/" + api.visitor("en").conversation() + "/notes";
        agent.post(notes, "{'text':'" + "😀".repeat(4_000) + "'}").expect(201);
        agent.post(notes, "{'text':'" + "😀".repeat(4_001) + "'}").expect(400);
        agent.post(notes, "{'text':'" + " ".repeat(3) + "'}").expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "4111 1111 1111 1111", "3782 822463 10005"})
    void aCardNumberIsNoPhoneNumber(String card) {
        Api visitor = api.visitor("en");
        String conversation = visitor.conversation();
        String cart = visitor.post("/carts", "{'conversationId':'" + conversation + "'}").expect(201).text("id");
        Api.Answer refused = visitor.post("/carts/" + cart + "/checkout", """
                {'contact':{'name':'A','phone':'%s'},'shippingAddress':{'line1':'1','city':'B','postalCode':'1','country':'TH'},
                 'shippingMethod':'standard','expectedTotal':{'amount':'1.00','currency':'THB'}}""".formatted(card)).expect(400);
        assertThat(refused.text("violations/0/field")).isEqualTo("contact.phone");
    }
}
