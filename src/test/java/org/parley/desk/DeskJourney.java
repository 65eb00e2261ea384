package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.desk.DeskCustomer.unique;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/** Everything that an agent does at the desk, pressed by role and label in a real browser. */
class DeskJourney {

    private static ParleyServer server;
    private static DeskBrowser desk;
    private static Api shop;

    @BeforeAll
    static void logIn() {
        server = ParleyServer.shared();
        shop = server.api();
        desk = new DeskBrowser(server, 1280, 900);
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

    @Test
    void answersANoteAndAProductLiveToTheCustomer() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", unique("Do you have mugs?"));
        desk.open(customer.conversation);
        String reply = unique("We have three kinds");
        desk.fill("Reply", reply + Keys.ENTER);
        desk.seesInThread(reply);
        desk.until("return document.querySelector('parley-thread').store.outgoing.length === 0");
        desk.press("button", "Internal note");
        String note = unique("Likes blue");
        desk.fill("Internal note", note + Keys.ENTER);
        desk.until("return [...document.querySelectorAll('.pl-note')].some(n => n.textContent.includes(arguments[0]))", note);
        desk.press("button", "Send a product");
        desk.fill("Search products", "red enamel mug");
        desk.press("button", "Send: Red Enamel Mug");
        desk.until("return [...document.querySelectorAll('parley-thread .pl-product')].some(p => p.innerText.includes('Red Enamel Mug'))");
        assertThat(customer.reads()).contains(reply).contains("productCard").doesNotContain(note);
    }

    @Test
    void editsTheCustomersCart() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "Please fill my cart");
        desk.open(customer.conversation);
        desk.press("button", "Add a product to the cart");
        desk.fill("Search products", "red enamel mug");
        desk.press("button", "Add: Red Enamel Mug");
        desk.press("button", "One more: Red Enamel Mug");
        desk.until("return document.querySelector('.d-line output')?.textContent === '2'");
        assertThat(customer.lines().at("/0/quantity").asInt()).isEqualTo(2);
        assertThat(desk.driver.switchTo().activeElement().getAccessibleName()).isEqualTo("One more: Red Enamel Mug");
        desk.press("button", "One less: Red Enamel Mug");
        desk.until("return document.querySelector('.d-line output')?.textContent === '1'");
        desk.press("button", "Remove: Red Enamel Mug");
        desk.sees("The cart is empty.");
        assertThat(customer.lines()).isEmpty();
    }

    @Test
    void takesOverPassesOnSnoozesHandsBackResolvesAndReopens() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", unique("Who is there?"));
        String path = "/conversations/" + customer.conversation;
        Api mai = shop.staff("mai");
        desk.open(customer.conversation);
        desk.press("button", "Take over");
        desk.told("You answer this conversation now.");
        desk.press("button", "More actions");
        desk.press("menuitem", "Assign to…");
        desk.press("menuitem", "Ken");
        desk.told("Assigned to Ken.");
        desk.sees("Ken answers");
        desk.press("button", "More actions");
        desk.press("menuitem", "Put back in the queue");
        desk.told("Back in the queue.");
        assertThat(mai.get(path).text("handledBy")).isEqualTo("queue");
        desk.press("button", "More actions");
        desk.press("menuitem", "Hand back to the bot");
        desk.told("The assistant answers again.");
        assertThat(mai.get(path).text("handledBy")).isEqualTo("bot");
        desk.press("button", "Take over");
        desk.told("You answer this conversation now.");
        desk.press("button", "More actions");
        desk.press("menuitem", "Snooze…");
        desk.press("menuitem", "1 hour");
        desk.told("Snoozed until");
        assertThat(mai.get(path).text("status")).isEqualTo("snoozed");
        desk.press("button", "More");
        desk.press("menuitem", "Snoozed");
        desk.until("return document.querySelector('.d-filter--more').innerText.includes('Snoozed')"
                + " && Boolean(document.querySelector(`a[href='#/c/${arguments[0]}']`))", customer.conversation);
        desk.press("button", "Resolve");
        desk.told("Resolved.");
        assertThat(customer.reads()).contains("\"form\":\"csat\"");
        desk.press("button", "Reopen");
        desk.told("Open again.");
        assertThat(mai.get(path).text("status")).isEqualTo("open");
    }

    @Test
    void labelsForColleaguesAlone() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "hello");
        desk.open(customer.conversation);
        desk.press("button", "Add a label");
        desk.fill("Label", "VIP" + Keys.ENTER);
        desk.find("button", "Remove the label VIP");
        desk.press("button", "Add a label");
        desk.fill("Label", "x".repeat(40) + Keys.ENTER);
        desk.find("button", "Remove the label xxx");
        desk.press("button", "Remove the label VIP");
        desk.until("return ![...document.querySelectorAll('.d-label')].some(l => l.textContent === 'VIP')");
        assertThat(shop.staff("ken").get("/conversations/" + customer.conversation).json().get("labels").toString())
                .doesNotContain("VIP").contains("xxx");
    }

    @Test
    void shipsTracksDeliversAndRefundsInPartAndInFull() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "I would like to order");
        customer.takes("mug", 2);
        JsonNode order = customer.order("Napat Srisuk");
        desk.open(customer.conversation);
        desk.sees("Awaiting payment");
        customer.pays(order, "approve", "captured");
        desk.sees("Paid, to be shipped");
        desk.press("button", "Mark shipped");
        desk.press("button", "Mark shipped");
        desk.sees("Please fill this in.");
        desk.fill("Carrier", "Flash Express");
        desk.fill("Tracking number", "TH0123456789" + Keys.ENTER);
        desk.told("is on its way.");
        desk.sees("TH0123456789");
        assertThat(customer.orderStatus(order)).isEqualTo("shipped");
        desk.press("button", "Add a tracking event");
        new Select(desk.find("combobox", "What happened")).selectByVisibleText("Out for delivery");
        desk.fill("Where (optional)", "Bangkok hub" + Keys.ENTER);
        desk.told("The tracking event is in the thread.");
        desk.until("return document.querySelector('.d-parcel').innerText.includes('Out for delivery · Bangkok hub')");
        desk.press("button", "Mark delivered");
        desk.driver.findElement(By.cssSelector("dialog .d-button--primary")).click();
        desk.told("is delivered.");
        assertThat(customer.orderStatus(order)).isEqualTo("delivered");
        refund("1.00", "Scratched");
        desk.told("฿1.00 is being refunded.");
        desk.until("return document.querySelector('.d-order').innerText.includes('฿1.00')");
        refund(null, "Given back");
        desk.told("is being refunded.");
        desk.until("return document.querySelector('.d-order .d-chip').textContent === 'Refunded'");
        assertThat(customer.orderStatus(order)).isEqualTo("refunded");
    }

    private static void refund(String amount, String reason) {
        desk.press("button", "Refund…");
        if (amount != null) {
            desk.fill("Amount in THB", amount);
        }
        desk.fill("Reason", reason);
        desk.press("button", "Refund");
        desk.sees("Please fill this in.");
        desk.press("checkbox", "Yes, refund");
        desk.press("button", "Refund");
    }

    @Test
    void offersTheRefundOfAWrongAmountAndCancelsWhatIsUnpaid() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "I would like to order");
        customer.takes("mug", 1);
        JsonNode order = customer.order("Wrong Amount");
        desk.open(customer.conversation);
        customer.pays(order, "wrongAmount", "mismatched");
        desk.sees("Refund it and ask the customer to order again.");
        refund(null, "Wrong amount");
        desk.told("is being refunded.");
        desk.until("return !document.querySelector('.d-order').innerText.includes('instead of')");
        DeskCustomer unpaid = DeskCustomer.waiting(shop, "en", "I changed my mind");
        unpaid.takes("mug", 1);
        JsonNode open = unpaid.order("Changed Mind");
        desk.open(unpaid.conversation);
        desk.driver.findElement(By.cssSelector(".d-order > summary")).click();
        desk.press("button", "Cancel order");
        desk.driver.findElement(By.cssSelector("dialog .d-button--danger")).click();
        desk.told("is cancelled.");
        assertThat(unpaid.orderStatus(open)).isEqualTo("cancelled");
    }

    @Test
    void worksByKeyboardAlone() {
        DeskCustomer first = DeskCustomer.waiting(shop, "en", unique("older"));
        DeskCustomer second = DeskCustomer.waiting(shop, "en", unique("newer"));
        desk.until("return document.querySelector('.d-row')?.getAttribute('href') === '#/c/' + arguments[0]", second.conversation);
        desk.keys("j");
        desk.opened(second.conversation);
        desk.keys("j");
        desk.opened(first.conversation);
        desk.keys("t");
        desk.told("You answer this conversation now.");
        desk.keys("r");
        String reply = unique("by keyboard");
        desk.keys(reply, Keys.ENTER);
        desk.seesInThread(reply);
        desk.keys(Keys.ESCAPE, "n");
        String note = unique("noted");
        desk.keys(note, Keys.ENTER);
        desk.until("return [...document.querySelectorAll('.pl-note')].some(n => n.textContent.includes(arguments[0]))", note);
        desk.keys(Keys.ESCAPE, "p");
        desk.find("textbox", "Search products");
        desk.keys("red enamel mug");
        desk.until("return document.querySelector('.d-find__item b')?.textContent === 'Red Enamel Mug'");
        desk.keys(Keys.ENTER);
        desk.until("return document.activeElement.getAttribute('aria-label') === 'Send: Red Enamel Mug'");
        desk.keys(Keys.ENTER);
        desk.until("return !document.querySelector('dialog') && Boolean(document.querySelector('parley-thread .pl-product'))");
        desk.keys("s");
        desk.keys(Keys.ARROW_DOWN, Keys.ENTER);
        desk.told("Snoozed until");
        desk.driver.findElement(By.tagName("body")).sendKeys(Keys.chord(Keys.CONTROL, "k"));
        desk.find("combobox", "Type a command or a name");
        desk.keys("resolve", Keys.ENTER);
        desk.told("Resolved.");
        desk.keys("3");
        desk.until("return document.querySelector('[data-filter=queue]').getAttribute('aria-pressed') === 'true'");
        desk.keys("?");
        desk.sees("Keyboard shortcuts");
        desk.keys(Keys.ESCAPE);
        desk.seesNoMore("Keyboard shortcuts");
        desk.keys("l");
        desk.until("return document.activeElement.classList.contains('d-row')");
    }

    @Test
    void resizesItsPanesAndCollapsesToTwoAndOne() {
        DeskCustomer customer = DeskCustomer.waiting(shop, "en", "hello");
        desk.driver.findElement(By.cssSelector("[data-width=list]")).sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(width("#desk-list")).isEqualTo(380);
        desk.driver.navigate().refresh();
        desk.ready();
        assertThat(width("#desk-list")).isEqualTo(380);
        desk.open(customer.conversation);
        try {
            desk.size(1100, 900);
            desk.until("return getComputedStyle(document.querySelector('.d-side')).visibility === 'hidden'");
            desk.press("button", "Customer and orders");
            desk.until("return getComputedStyle(document.querySelector('.d-side')).visibility === 'visible'");
            desk.keys("c");
            desk.until("return getComputedStyle(document.querySelector('.d-side')).visibility === 'hidden'");
            desk.size(360, 740);
            assertThat(desk.driver.findElement(By.id("desk-list")).isDisplayed()).isFalse();
            desk.press("button", "Back to the list");
            desk.until("return document.activeElement.classList.contains('d-row')");
            assertThat(desk.driver.findElement(By.id("desk-thread")).isDisplayed()).isFalse();
            assertThat((Boolean) desk.run("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
        } finally {
            desk.size(1280, 900);
        }
    }

    private static long width(String element) {
        return Math.round(((Number) desk.run("return document.querySelector(arguments[0]).getBoundingClientRect().width", element))
                .doubleValue());
    }
}
