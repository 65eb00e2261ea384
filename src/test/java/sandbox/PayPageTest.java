package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPageTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:50:00Z");
    private static final PayLink LINK = new PayLink("r-1", 129_000, "THB", "Café <Tarn>",
            "Order <b>7</b>", Instant.parse("2026-11-23T10:00:00Z"), "https://shop.example/back?a=1&b=2", "en", "wallet");

    private static final Session OPEN = Session.opened(UUID.randomUUID(), LINK);

    @ParameterizedTest
    @ValueSource(strings = {"th", "ja", "ko"})
    void saysEverythingInEveryLanguage(String language) {
        Texts english = texts("en");
        Texts texts = texts(language);

        assertThat(texts.keys()).isEqualTo(english.keys());
        assertThat(texts.keys()).allSatisfy(key -> {
            assertThat(texts.text(key)).isNotBlank();
            for (String part : List.of("{0}", "{1}")) {
                assertThat(texts.text(key).contains(part)).as(key).isEqualTo(english.text(key).contains(part));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"ja,th,ko,ja", ",th,ko,th", ",,ko,ko", "xx,,fr,en", "xx,yy,th,th"})
    void choosesTheAskedThenTheMerchantsThenTheBrowsersLanguage(String asked, String merchants, String browsers,
            String expected) {
        assertThat(Texts.choose(asked, merchants,
                Collections.enumeration(List.of(Locale.forLanguageTag(browsers == null ? "en" : browsers)))).language())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"129000|THB|en|฿1,290.00", "1290|JPY|ja|￥1,290", "1290|JPY|en|¥1,290",
        "1290|KRW|ko|₩1,290", "5|USD|en|$0.05"})
    void writesMoneyAsPeopleDo(long amount, String currency, String language, String expected) {
        assertThat(texts(language).money(amount, currency)).isEqualTo(expected);
    }

    @Test
    void escapesWhatTheMerchantWroteAndNeedsNoScriptInside() {
        String page = page(OPEN);

        assertThat(page).contains("Café &lt;Tarn&gt;", "Order &lt;b&gt;7&lt;/b&gt;", "back?a=1&amp;b=2")
                .doesNotContain("<Tarn>", "<b>7", " style=", " onclick", "<style");
        assertThat(page.replaceAll("<script src=\"[^\"]+\" defer></script>", "")).doesNotContain("<script");
    }

    @Test
    void beginsWithTheMethodThatTheMerchantKnowsAndOffersEveryAction() {
        String page = page(OPEN);

        assertThat(page).contains("value=\"wallet\" checked", "name=\"method\" id=\"m-bankTransfer\"");
        for (Action action : Action.values()) {
            assertThat(page).contains("name=\"action\" value=\"" + action.code() + "\"");
        }
    }

    @Test
    void showsNoFormOnceTheMatterIsSettled() {
        for (Session session : List.of(OPEN.captured("card", 129_000), OPEN.ended(Session.Status.EXPIRED, null),
                OPEN.waiting("card", null, NOW, 1), Session.calledOff(OPEN.id(), "r-1", NOW))) {
            assertThat(page(session)).doesNotContain("<form", "{0}", "{1}");
        }
        assertThat(page(OPEN.captured("card", 129_000))).contains("฿1,290.00 has been paid to Café &lt;Tarn&gt;");
    }

    private static String page(Session session) {
        return new PageWriter(texts("en"), "/sandbox").payment(session, LINK, "/sandbox/pay/token", NOW, false);
    }

    private static Texts texts(String language) {
        return Texts.choose(language, null, Collections.emptyEnumeration());
    }
}
