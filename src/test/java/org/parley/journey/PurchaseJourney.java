package org.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;
import org.parley.testing.Browser;
import org.parley.testing.ParleyServer;
import org.parley.testing.Words;

/**
 * From a wish to a shipped parcel and a rating, in one conversation, with an agent at the desk in a second window. The
 * customer and the agent use what is on their screens and nothing else, by its role and its name. Every step leaves a
 * screenshot at phone and desktop width below {@code target/screenshots/<language>}, and axe looks at every page.
 */
public class PurchaseJourney {

    private static final String FOUND = "return document.querySelectorAll('.pl-list .pl-product').length > 0";
    /** The bot has had its say: below the customer's last words stand new buttons. */
    private static final String ANSWERED = "const rows = [...document.querySelectorAll('.pl-list > .pl-row')];"
            + " return Boolean(rows.at(-1)?.querySelector('.pl-replies button')) && rows.length > arguments[0]";
    private static final String ROWS = "return document.querySelectorAll('.pl-list > .pl-row').length";

    private final ParleyServer server = ParleyServer.shared();
    private final Browser customer = new Browser(360, 740);
    private final Browser agent = new Browser(1280, 800);
    private final List<String> findings = new ArrayList<>();

    private String language;
    private Words words;
    private int step;

    @AfterEach
    public void close() {
        customer.close();
        agent.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Open chat     | red shirt under 500      | tell me more about the first one   | is it in stock?  | track my order        | card
            th | เปิดแชต        | เสื้อสีแดง ไม่เกิน 500       | ขอรายละเอียดตัวแรกหน่อยค่ะ             | มีของไหมคะ         | เช็กสถานะออเดอร์หน่อยค่ะ   | wallet
            ja | チャットを開く | 赤いシャツ               | 最初のものについて詳しく教えてください | 在庫はありますか | 注文の状況を教えて    | bankTransfer
            ko | 채팅 열기      | 빨간 셔츠                | 첫 번째 거 자세히 알려주세요        | 재고 있나요      | 주문 조회해 주세요    | card
            """)
    public void oneConversationSells(String spoken, String openChat, String wish, String facts, String stock, String track,
            String method) {
        language = spoken;
        words = new Words(spoken);
        comesIn(openChat);
        searchesByTyping(wish, facts, stock);
        searchesByButtons();
        comparesAndChooses();
        checksOut();
        pays(method);
        theShopShips();
        tracks(track);
        talksToAPerson();
        rates();
        assertThat(findings).isEmpty();
    }

    private void comesIn(String openChat) {
        customer.visit(server.url("/shop/?lang=" + language));
        customer.until("return document.querySelectorAll('.sh-card button').length > 3");
        customer.until("return Boolean(document.querySelector('parley-launcher')?.shadowRoot.querySelector('.hello'))");
        shot("shop");
        axe("shop");
        WebElement launcher = customer.driver().findElement(org.openqa.selenium.By.cssSelector("parley-launcher"))
                .getShadowRoot().findElement(org.openqa.selenium.By.cssSelector("button.launch"));
        assertThat(launcher.getAccessibleName()).isEqualTo(openChat);
        launcher.click();
        customer.toFrameOf("parley-launcher");
        customer.untilText(words.say("bot.greet.hello"));
        customer.until(ANSWERED, 0);
        customer.until("return document.getElementById('parley-expectation').textContent !== ''");
        shot("greeting");
        axe("greeting");
    }

    private void searchesByTyping(String wish, String facts, String stock) {
        says(wish);
        customer.until(FOUND);
        shot("found");
        axe("product list");
        says(facts);
        customer.untilText(words.part("bot.facts.price"));
        shot("facts");
        axe("product card");
        says(stock);
        shot("in-stock");
    }

    private void searchesByButtons() {
        says(words.say("bot.menu.categories"));
        shot("categories");
        JsonNode categories = server.api().get("/categories?language=" + language).expect(200).json();
        String bags = "";
        for (JsonNode one : categories.has("items") ? categories.get("items") : categories) {
            bags = "bags-accessories".equals(one.get("handle").asText()) ? one.get("title").asText() : bags;
        }
        pressesReply(bags);
        shot("category");
        String price = words.part("bot.narrow.upTo");
        pressesReply(price);
        shot("category-and-price");
        String option = (String) customer.driver().executeScript("return [...document.querySelectorAll('.pl-replies button')]"
                + ".map((b) => b.textContent).find((text) => !arguments[0].some((other) => text.includes(other))) ?? ''",
                List.of(words.say("bot.narrow.more"), words.say("bot.narrow.compare"), words.say("bot.narrow.all"),
                        words.say("bot.menu.person"), price));
        if (!option.isEmpty()) {
            pressesReply(option);
            shot("category-price-and-option");
        }
        pressesReply(words.say("bot.narrow.all"));
    }

    private void comparesAndChooses() {
        String compare = words.say("product.compare");
        for (int place : new int[] {0, 1}) {
            WebElement label = (WebElement) customer.driver().executeScript("return [...[...document.querySelectorAll("
                    + "'parley-product-list')].at(-1).querySelectorAll('.pl-pick')][arguments[0]]", place);
            assertThat(label.getDomProperty("innerText")).isEqualTo(compare);
            customer.driver().executeScript("arguments[0].scrollIntoView({ block: 'center', inline: 'center' })", label);
            label.click();
        }
        customer.press(words.say("compare.some", "count", 2));
        customer.until("return document.querySelectorAll('dialog table tbody tr').length > 0");
        shot("compared");
        axe("comparison");
        customer.press(words.say("action.close"));
        customer.pressContaining(words.say("product.details") + ":");
        customer.until("return Boolean(document.querySelector('dialog parley-variant-picker'))");
        shot("details");
        axe("details");
        customer.press(words.say("product.add"));
        customer.untilText(words.say("product.added", "count", 1));
        shot("added");
        customer.press(words.say("action.close"));
    }

    private void checksOut() {
        customer.pressContaining(words.say("widget.cart") + ":");
        customer.pressContaining(words.say("cart.more"));
        customer.until("return document.querySelector('dialog output').textContent === '2'");
        shot("cart");
        axe("cart");
        customer.pressContaining(words.say("cart.less"));
        customer.until("return document.querySelector('dialog output').textContent === '1'");
        customer.press(words.say("cart.checkout"));
        customer.until("return document.querySelectorAll('dialog .pl-way input').length > 0");
        assertThat(customer.containing("textbox", words.say("checkout.field.name")).getDomAttribute("autocomplete"))
                .isEqualTo("name");
        assertThat(customer.containing("textbox", words.say("checkout.field.email")).getDomAttribute("inputmode"))
                .isEqualTo("email");
        customer.pressContaining(words.start("checkout.pay"));
        customer.untilText(words.say("checkout.required"));
        shot("checkout-refused");
        axe("checkout with errors");
        fillsInTheForm();
        shot("checkout-filled");
        customer.pressContaining(words.start("checkout.pay"));
        customer.until("return Boolean(document.querySelector('.pl-list parley-payment a'))");
        customer.until("return !document.querySelector('dialog[open]')");
        assertThat((String) customer.driver().executeScript("return document.querySelector('.pl-pay__clock').textContent"))
                .matches("1[45]:\\d\\d");
        shot("payment-asked");
        axe("payment request");
    }

    private void fillsInTheForm() {
        boolean asia = "ja".equals(language) || "ko".equals(language);
        customer.select(words.say("checkout.field.country"), country());
        customer.fill(words.say("checkout.field.name"), "Som " + language);
        customer.fill(words.say("checkout.field.email"), "som@example.org");
        customer.fill(words.say("checkout.field.line1"), asia ? "1-2-3" : "1 Sukhumvit 24");
        customer.fill(words.say("checkout.field.city"), asia ? "Chuo" : "Bangkok");
        customer.fill(words.say("checkout.field.postalCode"), "10110");
        customer.press(words.say("checkout.delivery"));
        String day = java.time.format.DateTimeFormatter.ofPattern("MMddyyyy").format(java.time.LocalDate.now().plusDays(3));
        customer.containing("textbox", words.say("checkout.field.date")).sendKeys(day);
        customer.fill(words.say("checkout.field.place"), "with the neighbour");
    }

    private String country() {
        return (String) customer.driver().executeScript(
                "return new Intl.DisplayNames(arguments[0], { type: 'region' }).of('TH')", language);
    }

    private void pays(String method) {
        if ("en".equals(language)) {
            openPayPage();
            customer.pressContaining(words.say("sandbox.decline"));
            customer.untilText(words.say("return.unpaid"));
            shot("pay-declined");
            axe("return page, declined");
            backInTheChat();
            customer.untilText(words.say("payment.status.failed"));
            shot("payment-failed");
            customer.press(words.say("payment.again"));
            customer.until("return document.querySelectorAll('.pl-list parley-payment a').length === 1");
            shot("payment-asked-again");
        }
        String total = (String) customer.driver().executeScript(
                "return [...document.querySelectorAll('.pl-list .pl-pay__amount')].at(-1).textContent");
        openPayPage();
        customer.dark("ko".equals(language));
        customer.choose("radio", words.say("sandbox." + method));
        shot("pay-page");
        axe("pay page");
        customer.press(words.say("sandbox.approve").replace("{0}", total));
        customer.untilText(words.say("return.paid"));
        shot("pay-returned");
        axe("return page");
        customer.dark(false);
        backInTheChat();
        customer.until("return Boolean(document.querySelector('.pl-list parley-order'))");
        customer.untilText(words.say("payment.status.captured"));
        shot("paid");
        axe("order status");
    }

    private void openPayPage() {
        customer.follow(words.start("payment.pay"));
        customer.toWindow(2);
        customer.untilText(words.say("sandbox.banner"));
    }

    private void backInTheChat() {
        customer.closeWindow();
        customer.toFrameOf("parley-launcher");
    }

    private void theShopShips() {
        agent.visit(server.url("/desk/login.xhtml?language=" + language));
        agent.fill(words.say("page.login.email"), "mai@demo.parley.example");
        agent.fill(words.say("page.login.password"), "parley-demo-2026");
        agent.press(words.say("page.login.enter"));
        agent.follow("Som " + language);
        agent.press(words.say("desk.order.do.ship"));
        agent.fill(words.say("desk.ship.carrier"), "Flash Express");
        agent.fill(words.say("desk.ship.number"), "TH" + language.toUpperCase(Locale.ROOT) + "0001");
        agent.press(words.say("desk.ship.send"));
        String number = "TH" + language.toUpperCase(Locale.ROOT) + "0001";
        customer.untilText(number);
        agent.press(words.say("desk.parcel.report"));
        agent.select(words.say("desk.parcel.status"), words.say("shipment.inTransit"));
        agent.fill(words.part("desk.parcel.place"), "Bang Na");
        agent.press(words.say("desk.save"));
        customer.untilText(words.say("shipment.inTransit"));
        agentShot("desk-shipped");
        shot("shipped");
    }

    private void tracks(String phrase) {
        says(phrase);
        customer.untilText(words.part("bot.track.status.shipped"));
        shot("tracked");
        axe("tracking");
    }

    private void talksToAPerson() {
        customer.press(words.say("widget.person"));
        customer.untilText(words.say("widget.personAsked"));
        shot("person-asked");
        agent.press(words.say("desk.do.takeOver"));
        customer.untilText(words.say("widget.personHere", "name", "Mai"));
        agent.write(words.say("desk.mode.reply"), "Mai here, how can I help?");
        customer.untilText("Mai here, how can I help?");
        writes("Thank you, Mai.");
        agent.untilText("Thank you, Mai.");
        shot("person-answers");
        agentShot("desk-answers");
        axe("talk with a person");
        agent.press(words.say("desk.do.resolve"));
    }

    private void rates() {
        customer.until("return Boolean(document.querySelector('.pl-list parley-rating input:not([disabled])'))");
        shot("asked-to-rate");
        axe("rating");
        customer.choose("radio", words.say("rating.score.5"));
        customer.fill(words.say("rating.comment"), "Quick and kind.");
        shot("rating");
        customer.press(words.say("rating.send"));
        customer.untilText(words.say("rating.thanks"));
        shot("rated");
    }

    /** Writes to the bot and waits until it has answered. */
    private void says(String text) {
        long before = (Long) customer.driver().executeScript(ROWS);
        writes(text);
        customer.until(ANSWERED, before + 1);
    }

    private void writes(String text) {
        customer.write(words.say("composer.label"), text);
    }

    private void pressesReply(String label) {
        long before = (Long) customer.driver().executeScript(ROWS);
        customer.pressContaining(label);
        customer.until(ANSWERED, before + 1);
    }

    private void shot(String name) {
        customer.shot(Path.of("target", "screenshots", language), "%02d-%s".formatted(++step, name));
    }

    private void agentShot(String name) {
        agent.shot(Path.of("target", "screenshots", language), "%02d-%s".formatted(++step, name));
    }

    private void axe(String page) {
        customer.graveFindings().forEach(finding -> findings.add(page + ": " + finding));
    }
}
