package org.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.parley.testing.Api;
import org.parley.testing.ParleyServer;

/**
 * From a wish to a delivered parcel and a rating, in one conversation, with an agent at the desk in a second window.
 * Searching, talking and rating are done in the browser; cart and checkout by the visitor's own token, so that this
 * journey is about what the customer and the agent see of them, live. Each step leaves a screenshot.
 */
class PurchaseJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ParleyServer server = ParleyServer.shared();
    private final ChromeDriver customer = browser(360, 740);
    private final ChromeDriver agent = browser(1280, 900);

    /** The size is set by the protocol: a headless window is never narrower than 500 pixels. */
    private static ChromeDriver browser(int width, int height) {
        Path installed = Path.of("/usr/bin/chromedriver");
        ChromeDriverService.Builder service = new ChromeDriverService.Builder();
        ChromeDriver browser = new ChromeDriver(
                (Files.isExecutable(installed) ? service.usingDriverExecutable(installed.toFile()) : service).build(),
                new ChromeOptions().addArguments("--headless=new", "--no-sandbox", "--disable-gpu",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--window-size=" + width + "," + height));
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return browser;
    }

    @AfterEach
    void close() {
        customer.quit();
        agent.quit();
    }

    @ParameterizedTest
    @CsvSource({"en, red shirt under 500", "th, เสื้อสีแดง ไม่เกิน 500", "ja, 赤いシャツ", "ko, 빨간 셔츠"})
    void oneConversationSells(String language, String wish) throws Exception {
        customer.get(server.url("/widget/?lang=" + language).toString());
        until(customer, "return document.querySelector('parley-thread')?.store?.loaded === true");
        until(customer, "return document.querySelectorAll('.pl-bubble').length > 0");
        shot(customer, language, "1-greeting");

        write(wish);
        until(customer, "return document.querySelectorAll('parley-thread .pl-product, parley-thread [data-product-id], "
                + "parley-thread parley-product-list, parley-thread .pl-carousel').length > 0");
        shot(customer, language, "2-found");

        String conversation = (String) customer.executeScript("return document.querySelector('parley-thread').session.conversationId");
        Api visitor = server.api().as((String) customer.executeScript(
                "return Object.values(localStorage).map(v => { try { return JSON.parse(v).token } catch { return null } })"
                        + ".find(t => t)"));
        JsonNode order = order(visitor, conversation, language);
        until(customer, "return document.querySelector('parley-thread').textContent.includes(arguments[0])",
                order.get("number").asText());
        shot(customer, language, "3-payment-asked");

        pay(order.at("/payment/payUrl").asText());
        until(customer, "return document.querySelector('parley-thread').store.messages"
                + ".some(m => m.content.type === 'orderStatus')");
        assertThat(visitor.get("/orders/" + order.get("id").asText()).text("status")).isEqualTo("paid");
        shot(customer, language, "4-paid");

        Api shop = server.api().staff("mai");
        shop.post("/orders/" + order.get("id").asText() + "/shipments",
                "{'carrier':'Flash','trackingNumber':'TH" + language.toUpperCase(Locale.ROOT) + "0001'}").expect(201);
        until(customer, "return document.querySelector('parley-thread').textContent.includes('0001')");
        shot(customer, language, "5-shipped");

        customer.findElement(By.id("parley-person")).click();
        until(customer, "return document.getElementById('parley-person').hasAttribute('data-answered')");
        logIn(language);
        shot(agent, language, "6-desk");
        shop.post("/conversations/" + conversation + "/take-over", null).expect(200);
        shop.say(conversation, "Mai speaking").expect(201);
        until(customer, "return [...document.querySelectorAll('.pl-row--agent .pl-bubble')]"
                + ".some(b => b.textContent === 'Mai speaking')");
        agent.findElement(By.cssSelector("a[href='#/c/" + conversation + "']")).click();
        until(agent, "return [...document.querySelectorAll('parley-thread .pl-bubble')]"
                + ".some(b => b.textContent === 'Mai speaking')");
        shot(agent, language, "7-desk-thread");

        shop.post("/conversations/" + conversation + "/resolve", null).expect(200);
        until(customer, "return document.querySelector('parley-thread').store.messages"
                + ".some(m => m.content.type === 'form' && m.content.form === 'csat')");
        shot(customer, language, "8-asked-to-rate");
    }

    private JsonNode order(Api visitor, String conversation, String language) {
        JsonNode products = visitor.get("/products?q=red%20shirt%20under%20500&language=en&inStock=true").expect(200).json();
        String variant = "";
        for (JsonNode one : products.at("/items/0/variants")) {
            variant = one.get("available").asInt() > 0 ? one.get("id").asText() : variant;
        }
        String cart = visitor.post("/carts", "{'conversationId':'" + conversation + "'}").expect(201).text("id");
        visitor.put("/carts/" + cart + "/lines/" + variant, "{'quantity':1}").expect(200);
        JsonNode method = visitor.get("/carts/" + cart + "/shipping-methods").expect(200).json().get(0);
        JsonNode priced = visitor.get("/carts/" + cart).json();
        return visitor.post("/carts/" + cart + "/checkout", "{'contact':{'name':'Som " + language + "','email':'som@example.org'},"
                + "'shippingAddress':{'line1':'1 Sukhumvit','city':'Bangkok','postalCode':'10110','country':'TH'},"
                + "'shippingMethod':'" + method.get("id").asText() + "','expectedTotal':" + priced.get("total") + "}")
                .expect(201).json();
    }

    private static void pay(String payUrl) throws IOException, InterruptedException {
        HttpResponse<String> paid = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build().send(
                HttpRequest.newBuilder(URI.create(payUrl)).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("method=card&action=approve")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(paid.statusCode()).isLessThan(400);
    }

    private void logIn(String language) {
        agent.get(server.url("/desk/login.xhtml?language=" + language).toString());
        agent.findElement(By.cssSelector("input[type=email], input[id$=email]")).sendKeys("mai@demo.parley.example");
        agent.findElement(By.cssSelector("input[type=password]")).sendKeys("parley-demo-2026", Keys.ENTER);
        until(agent, "return location.pathname.startsWith('/desk/') && !location.pathname.includes('login')");
        until(agent, "return document.body.textContent.includes('Som " + language + "')");
    }

    private void write(String text) {
        customer.findElement(By.cssSelector("parley-composer textarea")).sendKeys(text, Keys.ENTER);
    }

    private static void until(ChromeDriver browser, String script, Object... arguments) {
        new WebDriverWait(browser, PATIENCE).until(any -> Boolean.TRUE.equals(browser.executeScript(script, arguments)));
    }

    private static void shot(ChromeDriver browser, String language, String step) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "screenshots", language));
        Files.write(directory.resolve(step + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
