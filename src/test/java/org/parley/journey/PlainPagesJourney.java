package org.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.testing.Browser;
import org.parley.testing.ParleyServer;
import org.parley.testing.Words;

/** The pages that one meets when something is not as it should be: each says what is the matter, and shows a way on. */
class PlainPagesJourney {

    private final ParleyServer server = ParleyServer.shared();
    private final Browser browser = new Browser(360, 740);

    private String language;
    private Words words;

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "th", "ja", "ko"})
    void sayWhatIsTheMatterInTheReadersLanguage(String spoken) {
        language = spoken;
        words = new Words(spoken);
        browser.speak(spoken);

        browser.visit(server.url("/nothing/here"));
        shows("missing", "error.missingText");
        browser.follow(words.say("error.start"));
        browser.until("return location.pathname === '/shop/'");

        browser.visit(server.url("/shop/privacy.xhtml?lang=" + spoken));
        assertThat(browser.driver().executeScript("return document.documentElement.lang")).isEqualTo(spoken);
        looksWell("privacy");

        browser.visit(server.url("/desk/welcome.xhtml?invitation=used&language=" + spoken));
        browser.fill(words.say("page.welcome.repeated"), "a few words in a row");
        browser.named("textbox", words.say("page.welcome.password")).sendKeys("a few words in a row");
        browser.press(words.say("page.welcome.set"));
        shows("invitation-used", "page.welcome.used");

        logIn("wrong-password");
        shows("log-in-refused", "page.login.wrong");

        logIn("parley-demo-2026");
        browser.until("return location.pathname === '/desk/' && document.body.dataset.ready === 'true'");
        browser.visit(server.url("/admin/"));
        shows("administrators-only", "page.refused.lead");
    }

    private void logIn(String password) {
        browser.visit(server.url("/desk/login.xhtml?language=" + language));
        browser.fill(words.say("page.login.email"), "ken@demo.parley.example");
        browser.fill(words.say("page.login.password"), password);
        browser.press(words.say("page.login.enter"));
    }

    private void shows(String page, String key) {
        browser.untilText(words.say(key));
        looksWell(page);
    }

    private void looksWell(String page) {
        browser.shot(Path.of("target", "screenshots", language), "plain-" + page);
        assertThat(browser.graveFindings()).as(page).isEmpty();
        assertThat(browser.fitsItsWidth()).as(page).isTrue();
    }
}
