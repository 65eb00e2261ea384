package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** How each state of the desk looks, in four languages, wide and narrow: a picture of it, and nothing serious by axe. */
class DeskLooksJourney {

    private static final String HOLD = """
            const send = window.fetch;
            window.fetch = (url, init) => sessionStorage.getItem('hold') && String(url).includes(sessionStorage.getItem('hold'))
              ? new Promise(() => {}) : send(url, init);
            """;
    private static ParleyServer server;
    private static Api shop;

    private DeskBrowser desk;

    @BeforeAll
    static void start() {
        server = ParleyServer.shared();
        shop = server.api();
    }

    @BeforeEach
    void open() {
        desk = new DeskBrowser(server, 1280, 900);
        desk.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", HOLD));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({"en, Can it arrive before Friday?, Napat Srisuk", "th, ส่งถึงก่อนวันศุกร์ได้ไหมคะ, ณภัทร ศรีสุข",
        "ja, 金曜日までに届きますか, 佐藤 美咲", "ko, 금요일 전에 받을 수 있을까요?, 김민준"})
    void everyStateIsLegibleAndAccessible(String language, String question, String name) {
        DeskCustomer customer = busyCustomer(language, question, name);
        desk.driver.get(server.url("/desk/login.xhtml?language=" + language).toString());
        desk.run("document.cookie = 'parley-language=' + arguments[0] + '; path=/'", language);
        desk.driver.navigate().refresh();
        look(language, "0-login");
        desk.enter("mai", "wrong");
        desk.until("return document.querySelector('[role=alert]') !== null");
        look(language, "0-login-wrong");
        desk.enter("mai", "parley-demo-2026");
        desk.ready();
        look(language, "1-list");
        desk.open(customer.conversation);
        look(language, "2-thread");
        opensBeside(language);
        for (String[] sheet : new String[][] {{"k", "4-palette"}, {"?", "4-keys"}, {"p", "5-product"}, {"+", "5-cart-add"},
            {"a", "6-assign"}, {"s", "6-snooze"}, {"g", "6-label"}, {"n", "7-note"}}) {
            sheet(language, sheet[0], sheet[1]);
        }
        orderSheets(language);
        emptyAndFailed(language);
    }

    private static DeskCustomer busyCustomer(String language, String question, String name) {
        DeskCustomer customer = DeskCustomer.waiting(shop, language, question);
        customer.takes("shirt", 1);
        JsonNode order = customer.order(name);
        customer.pays(order, "approve", "captured");
        customer.takes("mug", 2);
        Api mai = shop.staff("mai");
        String path = "/conversations/" + customer.conversation;
        mai.post(path + "/take-over", null).expect(200);
        mai.post(path + "/labels", "{'labels':['VIP','Friday']}").expect(200);
        mai.post(path + "/notes", "{'text':'16:00'}").expect(201);
        String shipment = mai.post("/orders/" + order.get("id").asText() + "/shipments",
                "{'carrier':'Flash Express','trackingNumber':'TH0123456789'}").expect(201).text("id");
        mai.post("/shipments/" + shipment + "/events",
                "{'status':'outForDelivery','at':'" + java.time.Instant.now() + "','place':'Bangkok'}").expect(201);
        customer.says(question);
        return customer;
    }

    /** Wide: all three panes; narrow: the side pane by its button, scrolled to the orders. */
    private void opensBeside(String language) {
        desk.run("document.querySelectorAll('.d-order, .d-clock').forEach(d => d.open = true); document.getElementById('desk-side').scrollTop = 420");
        desk.until("const clocks = [...document.querySelectorAll('.d-clock')];"
                + "return clocks.length > 0 && clocks.every(c => c.querySelector('.d-timeline title') && c.querySelector('.d-part--due'))");
        assertThat(desk.run("return document.querySelector('.d-timeline').getAttribute('lang')")).isEqualTo(language);
        desk.shot(language, "3-beside-1280");
        desk.size(360, 740);
        desk.driver.findElement(By.cssSelector("[data-does=details]")).click();
        desk.until("return getComputedStyle(document.querySelector('.d-side')).opacity === '1'");
        clean(language, "beside 360");
        desk.shot(language, "3-beside-360");
        desk.run("document.getElementById('desk-side').scrollTop = 0");
        desk.shot(language, "3-customer-360");
        desk.driver.findElement(By.id("desk-side-close")).click();
        desk.size(1280, 900);
    }

    private void sheet(String language, String key, String name) {
        unfold(key);
        clean(language, name);
        desk.shot(language, name + "-1280");
        fold();
        desk.size(360, 740);
        unfold(key);
        fits(name);
        desk.shot(language, name + "-360");
        fold();
        desk.size(1280, 900);
    }

    private void unfold(String key) {
        desk.run("document.activeElement.blur()");
        if (key.equals("k")) {
            desk.driver.findElement(By.tagName("body")).sendKeys(Keys.chord(Keys.CONTROL, "k"));
        } else {
            desk.keys(key);
        }
        desk.until("return document.querySelector('dialog[open], .d-menu, .d-pane--note') !== null");
        desk.until("const f = document.querySelector('.d-find__list');"
                + " return !f || f.querySelector('.d-find__item img')?.complete === true");
    }

    private void fold() {
        desk.keys(Keys.ESCAPE);
        desk.until("return document.querySelector('dialog[open], .d-menu') === null");
    }

    private void fits(String name) {
        assertThat((Boolean) desk.run("return document.documentElement.scrollWidth <= innerWidth")).as(name + " at 360").isTrue();
    }

    private void orderSheets(String language) {
        for (String does : List.of("ship", "report", "delivered", "refund")) {
            desk.run("document.querySelector(`[data-does^='${arguments[0]} ']`).click()", does);
            desk.until("return document.querySelector('dialog[open] form') !== null");
            look(language, "8-" + does);
            desk.keys(Keys.ESCAPE);
            desk.until("return document.querySelector('dialog[open]') === null");
        }
    }

    private void emptyAndFailed(String language) {
        desk.run("sessionStorage.clear(); sessionStorage.setItem('hold', '/desk/conversations'); location.hash = ''");
        desk.driver.navigate().refresh();
        desk.until("return document.body.dataset.ready === 'true'");
        look(language, "9-loading");
        desk.run("sessionStorage.clear(); sessionStorage.setItem('parley.desk.filter', 'snoozed')");
        desk.driver.navigate().refresh();
        desk.ready();
        desk.until("return document.querySelector('.d-row, .d-empty h2') !== null");
        look(language, "9-empty");
        desk.driver.executeCdpCommand("Network.enable", Map.of());
        desk.driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/desk/conversations*")));
        desk.driver.navigate().refresh();
        desk.until("return document.querySelector('.d-inbox [role=alert]') !== null");
        look(language, "9-failed");
        desk.driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
    }

    private void look(String language, String name) {
        clean(language, name);
        desk.shot(language, name + "-1280");
        desk.size(360, 740);
        fits(name);
        desk.shot(language, name + "-360");
        desk.size(1280, 900);
    }

    private void clean(String language, String state) {
        assertThat(desk.findings()).as(language + " " + state).isEmpty();
    }

    @Test
    void isAsLegibleInTheDark() {
        DeskCustomer customer = busyCustomer("en", "Is it dark there?", "Dara Night");
        desk.logIn("mai", "en");
        desk.run("document.cookie = 'parley-theme=dark; path=/'");
        desk.driver.navigate().refresh();
        desk.ready();
        desk.open(customer.conversation);
        desk.run("document.querySelectorAll('.d-order, .d-clock').forEach(d => d.open = true)");
        look("en", "dark-thread");
        for (String[] sheet : new String[][] {{"k", "dark-palette"}, {"p", "dark-product"}, {"s", "dark-snooze"}, {"n", "dark-note"}}) {
            sheet("en", sheet[0], sheet[1]);
        }
        desk.run("document.querySelector(`[data-does^='refund ']`).click()");
        desk.until("return document.querySelector('dialog[open] form') !== null");
        look("en", "dark-refund");
    }

    @Test
    void showsFifteenConversationsAtNineHundredPixels() {
        for (int i = 0; i < 16; i++) {
            DeskCustomer.withBot(shop, "en", "row " + i);
        }
        desk.logIn("mai", "en");
        desk.until("return document.querySelectorAll('.d-row').length >= 15");
        Number whole = (Number) desk.run("return [...document.querySelectorAll('.d-row')]"
                + ".filter(row => row.getBoundingClientRect().bottom <= innerHeight).length");
        assertThat(whole.intValue()).isGreaterThanOrEqualTo(15);
        String stale = (String) desk.run("return document.querySelector('.d-row .d-age').title");
        assertThat(stale).as("the exact moment of a relative time").containsPattern("20\\d\\d").containsPattern("\\d:\\d\\d");
        assertThat(desk.run("return getComputedStyle(document.querySelector('.d-sla')).fontVariantNumeric")).isEqualTo("tabular-nums");
    }
}
