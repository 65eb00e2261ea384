package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.desk.DeskCustomer.unique;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** The desk while things happen: customers and colleagues write, the line breaks, tokens and sessions end. */
class DeskLiveJourney {

    /** What the page holds in hand that a person cannot: its token, a slow line, the time. */
    private static final String HANDLES = """
            const send = window.fetch;
            window.fetch = (url, init) => {
              const token = init?.headers?.Authorization;
              if (token) window.staffToken = token.replace('Bearer ', '');
              return send(url, init);
            };
            const Socket = window.WebSocket;
            window.WebSocket = class extends Socket {
              set onmessage(listener) { super.onmessage = (event) => { if (!window.lineIsSlow) listener(event); }; }
            };
            const now = Date.now;
            window.later = 0;
            Date.now = () => now() + window.later;
            """;
    private static ParleyServer server;
    private static DeskBrowser desk;
    private static Api shop;
    private static Api ken;

    @BeforeAll
    static void logIn() {
        server = ParleyServer.shared();
        shop = server.api();
        ken = shop.staff("ken");
        desk = new DeskBrowser(server, 1280, 900);
        desk.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", HANDLES));
        desk.logIn("mai", "en");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void fresh() {
        desk.run("localStorage.clear(); sessionStorage.clear()");
        desk.driver.get(server.url("/desk/").toString());
        desk.ready();
    }

    private static String row(DeskCustomer customer) {
        return "a[href='#/c/" + customer.conversation + "']";
    }

    @Test
    void showsALateMessageAndANewConversationWithoutReloading() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", unique("first"));
        desk.until("return Boolean(document.querySelector(arguments[0]))", row(customer));
        desk.open(customer.conversation);
        String late = unique("late message");
        customer.says(late);
        desk.seesInThread(late);
        desk.until("return document.querySelector(arguments[0]).innerText.includes(arguments[1])", row(customer), late);
        DeskCustomer other = DeskCustomer.waiting(shop, "en", unique("unread one"));
        other.says("unread two");
        desk.until("return document.querySelector(arguments[0])?.querySelector('.d-count')?.textContent === '2 unread'", row(other));
        desk.driver.findElement(By.cssSelector(row(other))).click();
        desk.until("return !document.querySelector(arguments[0]).querySelector('.d-count')", row(other));
    }

    @Test
    void keepsTheListStillUnderThePointer() {
        DeskCustomer top = DeskCustomer.waiting(shop, "en", unique("on top"));
        desk.until("return document.querySelector('.d-row')?.matches(arguments[0])", row(top));
        new Actions(desk.driver).moveToElement(desk.driver.findElement(By.cssSelector(row(top)))).perform();
        DeskCustomer one = DeskCustomer.waiting(shop, "en", unique("new one"));
        DeskCustomer.waiting(shop, "en", unique("new two"));
        DeskCustomer.waiting(shop, "en", unique("new three"));
        desk.find("button", "3 new");
        assertThat((Boolean) desk.run("return document.querySelector('.d-row').matches(arguments[0])", row(top))).isTrue();
        desk.shot("en", "3-new-1280");
        desk.press("button", "3 new");
        desk.until("return document.querySelectorAll('.d-row')[3].matches(arguments[0])", row(top));
        assertThat(desk.driver.findElements(By.cssSelector(row(one)))).hasSize(1);
    }

    @Test
    void fillsAndColoursTheRingAsTimePasses() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", unique("waiting"));
        desk.until("return document.querySelector(arguments[0])?.querySelector('.d-sla--calm')?.innerText.endsWith('left')", row(customer));
        String due = ken.get("/conversations/" + customer.conversation + "/sla").text("clocks/0/dueAt");
        desk.run("window.later = Date.parse(arguments[0]) - Date.now() - 60000", due);
        desk.until("return document.querySelector(arguments[0])?.querySelector('.d-sla--soon')?.innerText.includes('1 min left')", row(customer));
        desk.run("window.later += 300000");
        desk.until("return /[45] min late/.test(document.querySelector(arguments[0])?.querySelector('.d-sla--late')?.innerText)", row(customer));
        assertThat(desk.driver.findElement(By.cssSelector(row(customer) + " .d-sla")).getAttribute("title")).contains("due");
    }

    @Test
    void givesTheDraftBackWithWhatAColleagueWroteMeanwhile() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "Which is warmer?");
        desk.open(customer.conversation);
        desk.run("window.lineIsSlow = true");
        String faster = unique("The wool scarf, says Ken");
        ken.say(customer.conversation, faster).expect(201);
        String draft = unique("The cotton one, says Mai");
        desk.fill("Reply", draft + Keys.ENTER);
        desk.sees("came in while you wrote");
        desk.until("return document.querySelector('.d-notice').innerText.includes(arguments[0])", faster);
        assertThat(desk.find("textbox", "Reply").getAttribute("value")).isEqualTo(draft);
        assertThat(customer.reads()).contains(faster).doesNotContain(draft);
        desk.shot("en", "stale-1280");
        desk.run("window.lineIsSlow = false");
        desk.find("textbox", "Reply").sendKeys(Keys.ENTER);
        desk.until("return document.querySelector('parley-thread').store.outgoing.length === 0");
        assertThat(customer.reads()).contains(draft);
    }

    @Test
    void sendsOnceWhatWasWrittenOfflineUnlessSomebodyAnswered() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "Are you there?");
        desk.open(customer.conversation);
        desk.offline(true);
        desk.sees("You are offline.");
        String first = unique("first offline");
        String second = unique("second offline");
        desk.fill("Reply", first + Keys.ENTER);
        desk.fill("Reply", second + Keys.ENTER);
        desk.shot("en", "offline-1280");
        desk.run("location.hash = '#/'");
        desk.until("return document.querySelector('parley-thread') === null");
        desk.run("location.hash = '#/c/' + arguments[0]", customer.conversation);
        desk.offline(false);
        desk.seesInThread(second);
        desk.until("return document.querySelector('parley-thread').store.outgoing.length === 0");
        String read = customer.reads();
        assertThat(read.indexOf(first)).isPositive().isLessThan(read.indexOf(second));
        assertThat(read.split(first, -1)).hasSize(2);
        desk.offline(true);
        desk.sees("You are offline.");
        desk.fill("Reply", first + " again" + Keys.ENTER);
        desk.fill("Reply", second + " again" + Keys.ENTER);
        ken.say(customer.conversation, "I have answered already").expect(201);
        desk.offline(false);
        desk.sees("while you wrote");
        assertThat(desk.find("textbox", "Reply").getAttribute("value")).isEqualTo(first + " again\n" + second + " again");
        assertThat(customer.reads()).doesNotContain(" again");
    }

    @Test
    void renewsATokenThatWasRevokedWithoutTheAgentNoticing() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "hello");
        desk.open(customer.conversation);
        String old = (String) desk.run("return window.staffToken");
        shop.as(old).delete("/staff-tokens/current").expect(204);
        String reply = unique("after renewal");
        desk.fill("Reply", reply + Keys.ENTER);
        desk.until("return document.querySelector('parley-thread').store.outgoing.length === 0");
        assertThat(customer.reads()).contains(reply);
        assertThat(desk.run("return window.staffToken")).isNotEqualTo(old);
        String late = unique("live again");
        customer.says(late);
        desk.seesInThread(late);
    }

    @Test
    void comesBackWithItsDraftAfterTheSessionEnded() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "hello");
        desk.open(customer.conversation);
        String draft = unique("half a sentence");
        desk.fill("Reply", draft);
        desk.run("return fetch('/desk/logout', { method: 'POST' }).then(() => null)");
        desk.until("return location.pathname === '/desk/login.xhtml'");
        desk.sees("You return to where you were.");
        desk.enter("mai", "not the password");
        desk.until("return document.querySelector('[role=alert]') !== null");
        desk.shot("en", "login-wrong-1280");
        desk.enter("mai", "parley-demo-2026");
        desk.opened(customer.conversation);
        assertThat(desk.find("textbox", "Reply").getAttribute("value")).isEqualTo(draft);
        desk.run("sessionStorage.setItem('parley.desk.writer', 'another agent')");
        desk.driver.navigate().refresh();
        desk.opened(customer.conversation);
        assertThat(desk.find("textbox", "Reply").getAttribute("value")).isEmpty();
    }
}
