package org.parley.storefront.faces;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.parley.testing.Chromium;

/**
 * The snippet in a stranger's page under a strict policy: the page is localhost, the script and its frame are 127.0.0.1,
 * which is another origin. A page of ours stands in for the widget; no server of the product runs.
 */
class EmbedScriptIT {

    private static final Path SCRIPT = Path.of("src/main/webapp/widget/embed.js");
    private static final Path PAGES = Path.of("src/test/resources/org/parley/storefront/faces");

    private static HttpServer files;
    private static ExecutorService threads;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        threads = Executors.newFixedThreadPool(4);
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.setExecutor(threads);
        files.createContext("/", EmbedScriptIT::answer);
        files.start();
        browser = Chromium.start(1000, 800);
    }

    @AfterAll
    static void stop() {
        browser.quit();
        files.stop(0);
        threads.shutdownNow();
    }

    @BeforeEach
    void comeAsAStranger() {
        visit();
        browser.executeScript("localStorage.clear()");
        visit();
    }

    @Test
    void opensTheConversationAndGivesTheFocusBack() {
        launcher().click();
        inFrame(() -> until("heard.includes('" + shop() + " open')"));
        assertThat(launcher().getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(part(".sheet").getAttribute("role")).isEqualTo("dialog");
        assertThat(part("iframe").getAttribute("src")).isEqualTo(chat() + "/widget/?inbox=web&lang=th");
        assertThat(browser.executeScript("return root().activeElement.tagName")).isEqualTo("IFRAME");

        inFrame(() -> browser.executeScript("tell({type: 'close'})"));
        until("root().activeElement?.className === 'launch'");
        assertThat(launcher().getAttribute("aria-expanded")).isEqualTo("false");
        inFrame(() -> until("heard.at(-1) === '" + shop() + " close'"));
    }

    @Test
    void closesByEscapeAndOpensByAnyMarkedElement() {
        browser.findElement(By.id("ask")).click();
        until("root().querySelector('.launch').getAttribute('aria-expanded') === 'true'");
        launcher().sendKeys(Keys.ESCAPE);
        until("root().querySelector('.sheet').hidden");
    }

    @Test
    void countsUnreadMessagesWhileItIsClosed() {
        launcher().click();
        inFrame(() -> until("heard.length > 0"));
        launcher().sendKeys(Keys.ESCAPE);
        inFrame(() -> browser.executeScript("tell({type: 'unread', count: 12})"));
        until("root().querySelector('.count').textContent === '9+'");
        assertThat(launcher().getAttribute("aria-label")).isEqualTo("เปิดแชต, ข้อความใหม่ 12 ข้อความ");
        inFrame(() -> browser.executeScript("tell({type: 'unread', count: 0})"));
        until("root().querySelector('.count').hidden");
    }

    @Test
    void hearsNobodyButItsFrame() {
        launcher().click();
        inFrame(() -> until("heard.length > 0"));
        launcher().sendKeys(Keys.ESCAPE);
        browser.executeScript("postMessage({parley: 1, type: 'unread', count: 3}, '*');"
                + "postMessage({parley: 1, type: 'open'}, '*')");
        inFrame(() -> browser.executeScript("parent.postMessage({type: 'unread', count: 4}, '*');"
                + "tell({type: 'navigate', to: 'javascript:1'}); tell({type: 'unread', count: 2})"));
        until("root().querySelector('.count').textContent === '2'");
        assertThat(launcher().getAttribute("aria-expanded")).isEqualTo("false");
    }

    @Test
    void greetsUntilToldNotTo() {
        until("root().querySelector('.hello') !== null");
        part(".hello .away").click();
        visit();
        until("performance.now() > 2000");
        assertThat(browser.executeScript("return root().querySelector('.hello')")).isNull();
        assertThat(browser.executeScript("return root().querySelector('iframe')")).isNull();
    }

    @Test
    void keepsItsDistanceFromTheShopsOwnCorner() {
        assertThat(browser.executeScript("const box = root().querySelector('.launch').getBoundingClientRect();"
                + "return [document.documentElement.clientWidth - box.right, innerHeight - box.bottom, box.width]"))
                .isEqualTo(List.of(40L, 96L, 56L));
    }

    @Test
    void breaksNoPolicyAndSetsNoCookie() {
        launcher().click();
        inFrame(() -> until("heard.length > 0"));
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
        assertThat(browser.manage().getCookies()).isEmpty();
    }

    private static void visit() {
        browser.get(shop() + "/shop.html");
        browser.executeScript("window.root = () => document.querySelector('parley-launcher')?.shadowRoot");
        until("root()?.querySelector('.launch') != null");
    }

    private static WebElement launcher() {
        return part(".launch");
    }

    private static WebElement part(String selector) {
        SearchContext root = browser.findElement(By.cssSelector("parley-launcher")).getShadowRoot();
        return root.findElement(By.cssSelector(selector));
    }

    private static void inFrame(Runnable work) {
        browser.switchTo().frame(part("iframe"));
        try {
            until("window.heard !== undefined");
            work.run();
        } finally {
            browser.switchTo().defaultContent();
        }
    }

    private static void until(String condition) {
        new WebDriverWait(browser, Duration.ofSeconds(15), Duration.ofMillis(40)).withMessage(condition)
                .until(page -> Boolean.TRUE.equals(browser.executeScript("return " + condition)));
    }

    private static String shop() {
        return "http://localhost:" + files.getAddress().getPort();
    }

    private static String chat() {
        return "http://127.0.0.1:" + files.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Path file = switch (path) {
                case "/widget/embed.js" -> SCRIPT;
                case "/widget/" -> PAGES.resolve("frame.html");
                case "/frame.js", "/shop.html" -> PAGES.resolve(path.substring(1));
                default -> null;
            };
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = Files.readString(file).replace("{port}", "" + files.getAddress().getPort())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
            if (path.equals("/shop.html")) {
                exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; script-src " + chat()
                        + "; frame-src " + chat());
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
