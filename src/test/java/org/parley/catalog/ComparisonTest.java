package org.parley.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;

class ComparisonTest {

    private static final Comparison.Value TAGS = Comparison.Value.texts(List.of(LocalizedText.of(Language.EN, "cotton"),
            LocalizedText.of(Language.TH, "ผ้าฝ้าย"), LocalizedText.of(Language.JA, "綿")));

    @Test
    void showsWordsOfTheAskedLanguageOnly() {
        assertThat(TAGS.textsIn(Language.TH)).containsExactly("ผ้าฝ้าย");
    }

    @Test
    void showsEnglishWordsWhereThereAreNoneInTheAskedLanguage() {
        assertThat(TAGS.textsIn(Language.KO)).containsExactly("cotton");
    }

    @Test
    void showsWhatThereIsRatherThanNothing() {
        assertThat(Comparison.Value.texts(List.of(LocalizedText.of(Language.JA, "綿"))).textsIn(Language.KO))
                .containsExactly("綿");
    }

    @Test
    void showsAWholeTextInTheAskedLanguage() {
        assertThat(Comparison.Value.texts(List.of(new LocalizedText(Map.of(Language.EN, "Shirts", Language.KO, "셔츠"))))
                .textsIn(Language.KO)).containsExactly("셔츠");
    }
}
