package org.parley.conversation.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.parley.testing.Api;
import org.parley.testing.Axe;
import org.parley.testing.Chromium;
import org.parley.testing.ParleyServer;

/** The widget in a real browser against the real server: what a visitor types, sees, and is told. */
class WidgetJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static ParleyServer server;

    private ChromeDriver browser;

    @BeforeAll
    static void start() {
        server = ParleyServer.shared();
    }

    @BeforeEach
    void open() {
        browser = Chromium.start(400, 740);
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    @ParameterizedTest
    @CsvSource({"en, Talk to a person, Hello", "th, คุยกับเจ้าหน้าที่, สวัสดี", "ja, 担当者と話す, こんにちは", "ko, 상담원 연결, 안녕하세요"})
    void showsAnAgentsAnswerLiveInTheVisitorsLanguage(String language, String person, String hello) {
        visit(language);
        assertThat(browser.findElement(By.id("parley-person")).getText()).isEqualTo(person);
        assertThat(seriousFindings()).isEmpty();
        browser.findElement(By.id("parley-person")).click();
        until("return document.getElementById('parley-person').hasAttribute('data-answered')");
        // What was told to the one who waits, with the figures that the page shows before.
        until("const t = document.getElementById('parley-told'); return !t.hidden && /\\d/.test(t.textContent)");
        write(hello);
        until("return [...document.querySelectorAll('.pl-row--own .pl-bubble')].some(b => b.textContent === arguments[0])", hello);
        Api agent = server.api().staff("mai");
        String answer = "answer " + UUID.randomUUID();
        agent.say(conversation(), answer).expect(201);
        until("return [...document.querySelectorAll('.pl-row--agent .pl-bubble')].some(b => b.textContent === arguments[0])", answer);
        until("return document.getElementById('parley-told').hidden");
        assertThat(seriousFindings()).isEmpty();
        assertThat(slipped()).hasSize(3).doesNotHaveDuplicates().noneMatch(text -> text.contains("event.") || text.contains("{"))
                .anyMatch(text -> text.contains("12")).anyMatch(text -> text.contains("7"));
    }

    /** What the thread says when a reply takes longer than was told: without figures, with them, and out of hours. */
    private List<String> slipped() {
        return List.of(((String) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                import([...document.querySelectorAll('link[rel=modulepreload]')].find(l => l.href.endsWith('/expectation.js')).href)
                  .then((words) => done([words.slippedText({}), words.slippedText({ medianSeconds: 720 }),
                    words.slippedText({ opensAt: '2030-01-07T02:00:00Z' }, '2030-01-04T02:00:00Z')].join('\\n')));
                """)).split("\n"));
    }

    @Test
    void sendsWhatWasTypedOfflineOnceWhenTheNetworkIsBack() {
        visit("en");
        browser.findElement(By.id("parley-person")).click();
        browser.executeCdpCommand("Network.enable", java.util.Map.of());
        network(true);
        write("first while away");
        write("second while away");
        until("return !document.getElementById('parley-bar').hidden");
        until("return document.querySelector('parley-thread').store.outgoing.length === 2");
        network(false);
        until("return document.querySelector('parley-thread').store.outgoing.length === 0");
        List<String> texts = server.api().staff("mai").get("/conversations/" + conversation() + "/messages").expect(200)
                .json().findValuesAsText("text").stream().filter(text -> text.endsWith("while away")).toList();
        assertThat(texts).containsExactly("first while away", "second while away");
    }

    @Test
    void remembersTheVisitorAndTheLanguageTheyChose() {
        visit("en");
        write("remember me");
        until("return document.querySelector('parley-thread').store.outgoing.length === 0");
        String conversation = conversation();
        browser.executeScript("const s = document.getElementById('parley-language'); s.value = 'ja'; s.dispatchEvent(new Event('change'))");
        until("return document.documentElement.lang === 'ja'");
        visit("en");
        assertThat(conversation()).isEqualTo(conversation);
        assertThat(browser.executeScript("return document.documentElement.lang")).isEqualTo("ja");
        until("return [...document.querySelectorAll('.pl-bubble')].some(b => b.textContent === 'remember me')");
    }

    @Test
    void keepsNoSessionAndNoCookieAndNoInlineScript() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url("/widget/?lang=th"))
                .build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("lang=\"th\"").doesNotContain("onclick=").doesNotContain("style=\"");
    }

    private void visit(String language) {
        browser.get(server.url("/widget/?lang=" + language).toString());
        until("return document.querySelector('parley-thread')?.store?.loaded === true");
    }

    private void write(String text) {
        browser.findElement(By.cssSelector("parley-composer textarea")).sendKeys(text, Keys.ENTER);
    }

    private String conversation() {
        return (String) browser.executeScript("return document.querySelector('parley-thread').session.conversationId");
    }

    private void network(boolean offline) {
        browser.executeCdpCommand("Network.emulateNetworkConditions", java.util.Map.of("offline", offline, "latency", 0,
                "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private List<String> seriousFindings() {
        return Axe.graveFindings(browser);
    }

    private void until(String script, Object... arguments) {
        new WebDriverWait(browser, PATIENCE, Duration.ofMillis(40)).withMessage(script)
                .until(page -> Boolean.TRUE.equals(browser.executeScript(script, arguments)));
    }
}
