package org.parley.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A Chromium of its own with a fresh profile, used as a person would: by what controls are and how they are called, the
 * way a screen reader tells it. Where several are called alike, the last one that can be used is meant: a conversation's
 * newest. While a modal dialog is open, only what is in it exists.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** Elements by role and accessible name, enough of both for our pages. */
    private static final String FIND = """
            const [role, name, exact] = arguments;
            const css = {
              button: 'button, summary, input[type=submit], [role=button]', link: 'a[href]', checkbox: 'input[type=checkbox]',
              radio: 'input[type=radio]', combobox: 'select', heading: 'h1, h2, h3',
              textbox: 'textarea, input:not([type=radio], [type=checkbox], [type=submit], [type=hidden])',
            }[role];
            const tidy = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
            const nameOf = (e) => tidy(e.getAttribute('aria-label')
              ?? (e.labels?.length ? [...e.labels].map((l) => l.textContent).join(' ') : e.localName === 'input' ? e.value : e.textContent));
            const open = [...document.querySelectorAll('dialog')].filter((d) => d.matches(':modal')).at(-1);
            const usable = (e) => !e.disabled && (e.checkVisibility() || e.labels?.[0]?.checkVisibility());
            return [...(open ?? document).querySelectorAll(css)].filter(usable)
              .filter((e) => exact ? nameOf(e) === tidy(name) : nameOf(e).includes(tidy(name))).at(-1) ?? null;
            """;

    private final ChromeDriver driver;
    private int width;
    private int height;

    /**
     * @param width of the page in CSS pixels; set by the protocol, since a headless window is never narrower than 500
     */
    public Browser(int width, int height) {
        driver = Chromium.start(width, height);
        resize(width, height);
    }

    public ChromeDriver driver() {
        return driver;
    }

    public void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As if the device were set to it: {@code prefers-color-scheme}. */
    public void dark(boolean dark) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Asks for pages in this language from now on, as a browser of somebody who speaks it does. */
    public void speak(String language) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
    }

    public void visit(Object address) {
        driver.get(address.toString());
    }

    // Finding and using

    /** Waits for the control; its name must be exactly this. */
    public WebElement named(String role, String name) {
        return await(role + " called " + name, () -> (WebElement) driver.executeScript(FIND, role, name, true));
    }

    /** Waits for a control whose name has this in it. */
    public WebElement containing(String role, String part) {
        return await(role + " with " + part, () -> (WebElement) driver.executeScript(FIND, role, part, false));
    }

    public boolean has(String role, String name) {
        return driver.executeScript(FIND, role, name, true) != null;
    }

    public void press(String button) {
        click(() -> named("button", button));
    }

    public void pressContaining(String part) {
        click(() -> containing("button", part));
    }

    public void follow(String link) {
        click(() -> containing("link", link));
    }

    /** Ticks a box or chooses one of several, by pressing its label as people do. */
    public void choose(String role, String name) {
        click(() -> {
            WebElement control = named(role, name);
            WebElement label = (WebElement) driver.executeScript("return arguments[0].labels?.[0] ?? arguments[0]", control);
            return label;
        });
    }

    public void fill(String label, String text) {
        WebElement field = containing("textbox", label);
        if (!field.getDomProperty("type").equals("date")) {
            field.clear();
        }
        field.sendKeys(text);
    }

    public void select(String label, String option) {
        WebElement list = containing("combobox", label);
        list.findElements(By.tagName("option")).stream().filter(one -> one.getText().equals(option)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + option + " in " + label)).click();
    }

    /** Writes into the field that has the focus or, with a name, into that field, and presses Enter. */
    public void write(String label, String text) {
        named("textbox", label).sendKeys(text, Keys.ENTER);
    }

    public void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    private void click(java.util.function.Supplier<WebElement> target) {
        await("a press", () -> {
            WebElement element = target.get();
            driver.executeScript("arguments[0].scrollIntoView({ block: 'center', inline: 'nearest' })", element);
            try {
                element.click();
            } catch (ElementNotInteractableException covered) {
                return null;
            }
            return element;
        });
    }

    // Waiting and looking

    public void until(String script, Object... arguments) {
        await(script, () -> Boolean.TRUE.equals(driver.executeScript(script, arguments)) ? Boolean.TRUE : null);
    }

    /** Waits until the words stand on the page. */
    public void untilText(String words) {
        until("return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])", words.replaceAll("\\s+", " "));
    }

    public String text() {
        return (String) driver.executeScript("return document.body.innerText");
    }

    private <T> T await(String what, java.util.function.Supplier<T> attempt) {
        return new WebDriverWait(driver, PATIENCE, LOOK_AGAIN).ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + ", on a page that says: " + text() + "\n and whose console says: " + console())
                .until(any -> attempt.get());
    }

    private String console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** The newest of several windows, once there are that many. */
    public void toWindow(int count) {
        await(count + " windows", () -> driver.getWindowHandles().size() == count ? Boolean.TRUE : null);
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(count - 1));
        resize(width, height);
    }

    public void closeWindow() {
        driver.close();
        driver.switchTo().window(driver.getWindowHandles().iterator().next());
    }

    /** Into the frame in the shadow of a custom element. */
    public void toFrameOf(String host) {
        WebElement frame = await("a frame in " + host, () -> driver.findElement(By.cssSelector(host)).getShadowRoot()
                .findElements(By.cssSelector("iframe")).stream().findFirst().orElse(null));
        driver.switchTo().frame(frame);
    }

    /** The page as it looks now, at phone and desktop width; the width stays what it was. */
    public void shot(Path directory, String name) {
        int nowWidth = width;
        int nowHeight = height;
        try {
            Files.createDirectories(directory);
            for (int[] size : new int[][] {{360, 740}, {1280, 800}}) {
                if (width != size[0]) {
                    resize(size[0], size[1]);
                }
                settle();
                Files.write(directory.resolve(name + "-" + size[0] + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            resize(nowWidth, nowHeight);
        }
    }

    /** Lets what moves arrive, and pictures load. */
    private void settle() {
        driver.executeAsyncScript("""
                const done = arguments[0];
                const still = () => document.getAnimations().every((a) => a.playState !== 'running' || a.effect?.getTiming().iterations === Infinity)
                  && [...document.images].every((i) => i.complete || i.getBoundingClientRect().top > innerHeight || !i.checkVisibility());
                let rounds = 0;
                const look = () => requestAnimationFrame(() => (rounds++ > 2 && still() || rounds > 90 ? done() : look()));
                look();
                """);
    }

    /** What axe finds on the page or in the frame that is looked at, if it is serious or critical. */
    public List<String> graveFindings() {
        return Axe.graveFindings(driver);
    }

    /** What of the page sticks out sideways, so that it is cut off or the page scrolls. */
    public boolean fitsItsWidth() {
        return (Boolean) driver.executeScript("return document.documentElement.scrollWidth <= innerWidth");
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** A pattern for a text with {@code {names}} filled in somehow. */
    public static Pattern patternOf(String text) {
        return Pattern.compile(Pattern.quote(text).replaceAll("\\{\\w+}", "\\\\E.*\\\\Q"));
    }
}
