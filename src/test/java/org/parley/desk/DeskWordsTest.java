package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskWordsTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    @ParameterizedTest
    @ValueSource(strings = {"en", "th", "ja", "ko"})
    void everyWordOfTheFacesPagesExists(String language) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader text = new InputStreamReader(
                getClass().getResourceAsStream("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(text);
        }
        assertThat(words.stringPropertyNames()).containsAll(used(List.of("desk", "admin", "WEB-INF/templates"), ".xhtml",
                Pattern.compile("msg\\['([A-Za-z.]+[A-Za-z])'\\]")));
        assertThat(words.values()).allSatisfy(word -> assertThat(word.toString()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "th", "ja", "ko"})
    void everyWordOfTheDesksScriptsExists(String language) throws IOException {
        JsonNode words = new ObjectMapper().readTree(WEBAPP.resolve("resources/parley/i18n/desk." + language + ".json").toFile());
        Set<String> missing = used(List.of("resources/parley/desk"), ".js", Pattern.compile("\"(desk\\.[A-Za-z.]+[A-Za-z])\""));
        missing.removeIf(key -> words.has(key) || words.has(key + ".other"));
        assertThat(missing).isEmpty();
    }

    private static Set<String> used(List<String> folders, String ending, Pattern key) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(WEBAPP.resolve(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(ending)).collect(Collectors.toList())) {
                    Matcher matcher = key.matcher(Files.readString(file));
                    while (matcher.find()) {
                        found.add(matcher.group(1));
                    }
                }
            }
        }
        return found;
    }
}
