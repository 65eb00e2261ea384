package org.parley.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.shared.i18n.Language;

class TextsTest {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)\\}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEveryText(Language language) {
        assertThat(Texts.in(language).all().stringPropertyNames())
                .isEqualTo(Texts.in(Language.EN).all().stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextNamesTheSameThings(Language language) {
        for (String key : Texts.in(Language.EN).all().stringPropertyNames()) {
            String text = Texts.in(language).all().getProperty(key);
            assertThat(text).as(key).isNotBlank().doesNotContain("!", "！");
            assertThat(names(text)).as(key).isEqualTo(names(Texts.in(Language.EN).all().getProperty(key)));
        }
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachLanguageIsWrittenInItsOwnScript(Language language) {
        Texts texts = Texts.in(language);
        for (String key : texts.all().stringPropertyNames()) {
            boolean local = texts.all().getProperty(key).codePoints().anyMatch(c -> switch (language) {
                case EN -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
                case TH -> Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI;
                case JA -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA;
                case KO -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
            });
            assertThat(local || key.equals("list.comma")).as(key).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1 min", "60, 1 min", "61, 2 min", "480, 8 min", "5400, 90 min", "5401, 2 h", "129600, 36 h",
        "129601, 2 days"})
    void roundsWaitingTimesUp(long seconds, String words) {
        assertThat(Texts.in(Language.EN).duration(seconds)).isEqualTo(words);
    }

    @Test
    void writesMomentsOnTheReadersClock() {
        Instant instant = Instant.parse("2026-11-24T02:00:00Z");
        assertThat(Texts.in(Language.EN).moment(instant, "Asia/Bangkok")).isEqualTo("Tue 24 Nov, 09:00");
        assertThat(Texts.in(Language.JA).moment(instant, "Asia/Tokyo")).isEqualTo("11月24日(火) 11:00");
        assertThat(Texts.in(Language.KO).moment(instant, "Asia/Seoul")).isEqualTo("11월 24일 (화) 11:00");
        assertThat(Texts.in(Language.TH).moment(instant, "Asia/Bangkok")).contains("24").contains("09:00 น.");
        assertThat(Texts.in(Language.EN).moment(instant, null)).isEqualTo("Tue 24 Nov, 02:00 (UTC)");
    }
}
