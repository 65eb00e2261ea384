package org.parley.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.parley.testing.Axe;
import org.parley.testing.Chromium;
import org.parley.testing.ParleyServer;

/** An agent's browser: finds what it presses by role and label, as a person or a screen reader does. */
final class DeskBrowser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Between two looks: half a second, as is usual, would be most of a journey's time. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    private static final Map<String, String> ROLES = Map.of(
            "button", "button, summary", "link", "a[href]", "textbox", "textarea, input", "option", "[role=option]",
            "menuitem", "[role^=menuitem]", "combobox", "select, [role=combobox]", "checkbox", "input[type=checkbox]");

    final ChromeDriver driver;
    private final ParleyServer server;

    DeskBrowser(ParleyServer server, int width, int height) {
        this.server = server;
        driver = Chromium.start(width, height);
        size(width, height);
    }

    /** By the protocol: a headless window is never narrower than 500 pixels. */
    void size(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void logIn(String name, String language) {
        driver.get(server.url("/desk/login.xhtml").toString());
        run("document.cookie = 'parley-language=' + arguments[0] + '; path=/'", language);
        driver.get(server.url("/desk/login.xhtml").toString());
        enter(name, "parley-demo-2026");
        ready();
    }

    void enter(String name, String password) {
        WebElement email = driver.findElement(By.id("email"));
        email.clear();
        email.sendKeys(name + "@demo.parley.example");
        driver.findElement(By.id("password")).sendKeys(password, Keys.ENTER);
    }

    void ready() {
        until("return document.body.dataset.ready === 'true' && !document.querySelector('.d-row--shape')");
    }

    /** Opens a conversation and waits for its thread and everything beside it. */
    void open(String conversation) {
        run("location.hash = '#/c/' + arguments[0]", conversation);
        opened(conversation);
    }

    void opened(String conversation) {
        until("const t = document.querySelector('parley-thread'); return t?.session?.conversationId === arguments[0]"
                + " && t.store?.loaded === true && !document.querySelector('.d-side .d-shape')", conversation);
    }

    /** The first visible element of that role whose accessible name is, or starts with, the label. */
    WebElement find(String role, String label) {
        return new WebDriverWait(driver, PATIENCE, LOOK_AGAIN).ignoring(StaleElementReferenceException.class)
                .withMessage("no " + role + " called " + label).until(any -> {
                    List<WebElement> named = likely(role, label).stream().filter(WebElement::isDisplayed).filter(one -> one.getAccessibleName().startsWith(label)).toList();
                    return named.stream().filter(one -> one.getAccessibleName().equals(label)).findFirst()
                            .or(() -> named.stream().findFirst()).orElse(null);
                });
    }

    /**
     * Those that may be called so, in one trip: asking the driver for the name of each of a page's hundred buttons takes
     * a second. What they are really called says the driver.
     */
    @SuppressWarnings("unchecked")
    private List<WebElement> likely(String role, String label) {
        return (List<WebElement>) run("""
                const [css, label] = arguments;
                const tidy = (text) => (text ?? '').replace(/\\s+/g, '');
                const wanted = tidy(label);
                const words = (e) => [e.ariaLabel, e.textContent, e.title, e.placeholder, e.value,
                  ...[...e.labels ?? []].map((one) => one.textContent),
                  ...(e.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)];
                return [...document.querySelectorAll(css)].filter((e) => words(e).some((text) => tidy(text).includes(wanted)));
                """, ROLES.get(role), label);
    }

    void press(String role, String label) {
        find(role, label).click();
    }

    void fill(String label, String text) {
        WebElement field = find("textbox", label);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"));
        field.sendKeys(text);
    }

    /** Keys to whatever has the focus. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Waits until the page's visible text holds this. */
    void sees(String text) {
        until("return document.body.innerText.includes(arguments[0])", text);
    }

    void seesInThread(String text) {
        until("return document.querySelector('parley-thread').innerText.includes(arguments[0])", text);
    }

    void seesNoMore(String text) {
        until("return !document.body.innerText.includes(arguments[0])", text);
    }

    /** The short news of what was done; gone again, so that the next one can be told from it. */
    void told(String text) {
        until("return [...document.querySelectorAll('.d-news__line')].some(l => l.textContent.includes(arguments[0]))", text);
        run("document.querySelectorAll('.d-news__line').forEach(l => l.remove())");
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void until(String script, Object... arguments) {
        new WebDriverWait(driver, PATIENCE, LOOK_AGAIN).withMessage(script + " " + List.of(arguments))
                .until(any -> Boolean.TRUE.equals(driver.executeScript(script, arguments)));
    }

    void offline(boolean away) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.emulateNetworkConditions",
                Map.of("offline", away, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** What axe finds serious or critical. */
    List<String> findings() {
        return Axe.graveFindings(driver);
    }

    void shot(String language, String name) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "screenshots", language));
            Files.write(directory.resolve("desk-" + name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
