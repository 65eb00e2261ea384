package org.parley.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;

class ErrorPageTest {

    @ParameterizedTest
    @CsvSource({"400, unclear", "401, refused", "403, refused", "404, missing", "405, unclear", "410, missing",
        "413, unclear", "500, failed", "503, failed"})
    void knowsWhatKindOfTroubleItIs(int status, String kind) {
        assertThat(ErrorPage.kind(status)).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysEachKindInWordsOfItsOwn(Language language) {
        Set<String> pages = new HashSet<>();
        for (String kind : new String[] {"missing", "refused", "unclear", "failed"}) {
            String page = ErrorPage.page("", language, kind);
            assertThat(page).contains("<html lang=\"" + language.code() + "\">").doesNotContain("null");
            pages.add(page);
        }
        assertThat(pages).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 414, 500, 503})
    void isAWholeProblemBelowTheApi(int status) {
        JsonNode problem = Json.readObject(ErrorPage.problem(status));
        assertThat(problem.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code");
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("type").asText()).endsWith("/" + problem.get("code").asText());
    }

    @Test
    void speaksEachLanguage() {
        assertThat(Set.of(ErrorPage.page("", Language.EN, "failed"), ErrorPage.page("", Language.TH, "failed"),
                ErrorPage.page("", Language.JA, "failed"), ErrorPage.page("", Language.KO, "failed"))).hasSize(4);
    }
}
