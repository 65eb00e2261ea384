package org.parley.desk.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportReasonsTest {

    private static final Path IMPORTER = Path.of("src/main/java/org/parley/catalog/internal");
    /** A text of the importer that begins a reason, whole or up to where a value is put in. */
    private static final Pattern REASON = Pattern.compile(
            "\"((?:is|are|has|must|stands|cannot) [^\"]*|(?:The|This|There|Everything) [^\"]* [^\"]*|SKU )\"");

    @Test
    void knowsEveryReasonOfTheImporter() throws IOException {
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.list(IMPORTER)) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches(
                    "(Checks|DraftReader|Shopify.*|ParleyJson|Import.*|StoredImports)\\.java")).toList()) {
                Matcher found = REASON.matcher(Files.readString(file));
                while (found.find()) {
                    boolean logged = found.group(1).contains("{") || found.group(1).startsWith("cannot keep");
                    if (!logged && !known(found.group(1))) {
                        unknown.add(file.getFileName() + ": " + found.group(1));
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean known(String text) {
        return ImportReasons.keys().keySet().stream().map(pattern -> pattern.matcher(text))
                .anyMatch(matcher -> matcher.matches() || matcher.hitEnd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "th", "ja", "ko"})
    void hasWordsForEach(String language) {
        ImportReasons reasons = ImportReasons.in(Locale.forLanguageTag(language));
        assertThat(ImportReasons.keys().values()).allSatisfy(key ->
                assertThat(ResourceBundle.getBundle("org.parley.desk.messages", Locale.forLanguageTag(language))
                        .getString(key)).isNotBlank());
        assertThat(reasons.of("something new")).isEqualTo("something new");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en|is longer than 100 characters|is longer than 100 characters",
        "th|is missing|ไม่มีข้อมูล",
        "ja|The line has 3 columns, the header 25.|この行は3列、見出しは25列です。",
        "ko|SKU A-1 is used by another variant.|SKU A-1은(는) 다른 종류에서 쓰고 있습니다.",
        "ja|4 pieces are reserved for open orders.|4点が受付中の注文に確保されています。"})
    void saysItInTheReadersLanguage(String language, String reason, String said) {
        assertThat(ImportReasons.in(Locale.forLanguageTag(language)).of(reason)).isEqualTo(said);
    }
}
