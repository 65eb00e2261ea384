package org.parley.conversation.faces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;

/** What a visitor's phone has to load for the widget: everything named in time, nothing above its budget. */
class WidgetFilesTest {

    private static final Path SCRIPTS = Path.of("src/main/webapp/resources/parley/js");
    private static final Path STYLES = Path.of("src/main/webapp/resources/parley");
    private static final Path PAGE = Path.of("src/main/webapp/widget/index.xhtml");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export) (?:[^;]*? from )?\"(\\.[^\"]+)\"");
    private static final int SCRIPT_BUDGET = 60 * 1024;
    private static final int STYLE_BUDGET = 15 * 1024;

    @Test
    void namesEveryModuleOfThePageForPreloading() throws IOException {
        Matcher list = Pattern.compile("#\\{\\[(.*?)\\]\\}").matcher(Files.readString(PAGE));
        assertThat(list.find()).isTrue();
        Set<String> preloaded = Pattern.compile("'([^']+)'").matcher(list.group(1)).results()
                .map(match -> match.group(1) + ".js").collect(Collectors.toCollection(TreeSet::new));
        Set<String> needed = modules();
        needed.remove("widget.js");
        assertThat(preloaded).isEqualTo(needed);
    }

    @Test
    void keepsScriptsAndStylesWithinTheirBudgets() {
        assertThat(modules().stream().map(SCRIPTS::resolve).mapToInt(WidgetFilesTest::compressed).sum())
                .isLessThanOrEqualTo(SCRIPT_BUDGET);
        assertThat(List.of("tokens.css", "thread.css", "widget.css").stream().map(STYLES::resolve)
                .mapToInt(WidgetFilesTest::compressed).sum()).isLessThanOrEqualTo(STYLE_BUDGET);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheWordsOfEveryLanguageWithoutARepeatedKey(Language language) {
        Set<String> english = new TreeSet<>();
        words(Language.EN).fieldNames().forEachRemaining(english::add);
        Set<String> keys = new TreeSet<>();
        words(language).fieldNames().forEachRemaining(keys::add);
        assertThat(keys).isEqualTo(english);
    }

    /** By the strict reader that the page uses: it refuses a key that is there twice. */
    private static ObjectNode words(Language language) {
        return Json.readObject(read(STYLES.resolve("i18n/" + language.code() + ".json")));
    }

    @Test
    void linksOnlyStyleSheetsAndScriptsOfThisServer() throws IOException {
        assertThat(Pattern.compile("(?:href|src)=\"(?!#\\{|data:,)[^\"]*\"").matcher(Files.readString(PAGE)).results()
                .map(match -> match.group())).isEmpty();
    }

    /** Everything that the page's script imports, directly or not, relative to the scripts' directory. */
    private static Set<String> modules() {
        Set<String> known = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("widget.js"));
        while (!open.isEmpty()) {
            String module = open.pop();
            if (known.add(module)) {
                Path file = SCRIPTS.resolve(module);
                IMPORT.matcher(read(file)).results().map(match -> SCRIPTS.relativize(
                        file.resolveSibling(match.group(1)).normalize()).toString()).forEach(open::push);
            }
        }
        return known;
    }

    private static int compressed(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.size();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
