package org.parley.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The words on the pages in one language, from the files they come from: a journey presses what is written there. */
public final class Words {

    private static final Path STRINGS = Path.of("src/main/webapp/resources/parley/i18n");
    private static final Path PROPERTIES = Path.of("src/main/resources");

    private final Map<String, String> words = new HashMap<>();

    public Words(String language) {
        json(language + ".json");
        json("shop." + language + ".json");
        json("desk." + language + ".json");
        properties("bot.", "org/parley/assistant/texts_" + language);
        properties("page.", "org/parley/desk/messages_" + language);
        properties("error.", "org/parley/app/web/error" + ("en".equals(language) ? "" : "_" + language));
        properties("sandbox.", "sandbox/texts_" + language);
        properties("return.", "org/parley/payments/rest/return" + ("en".equals(language) ? "" : "_" + language));
    }

    /** @param namesAndValues what to put for {@code {name}}, in pairs */
    public String say(String key, Object... namesAndValues) {
        String text = words.getOrDefault(key, words.get(key + ".other"));
        if (text == null) {
            throw new AssertionError("no words for " + key);
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text = text.replace("{" + namesAndValues[i] + "}", namesAndValues[i + 1].toString());
        }
        return text;
    }

    /** The words before the first thing that is filled in. */
    public String start(String key) {
        String text = say(key);
        return text.contains("{") ? text.substring(0, text.indexOf('{')).strip() : text;
    }

    /** The longest words between the things that are filled in. */
    public String part(String key) {
        String longest = "";
        for (String part : say(key).split("\\{\\w+}")) {
            longest = part.strip().length() > longest.length() ? part.strip() : longest;
        }
        return longest;
    }

    private void json(String name) {
        try {
            new ObjectMapper().readTree(STRINGS.resolve(name).toFile()).fields()
                    .forEachRemaining(field -> words.put(field.getKey(), field.getValue().asText()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void properties(String prefix, String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(PROPERTIES.resolve(name + ".properties"))) {
            properties.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        properties.forEach((key, value) -> words.put(prefix + key, value.toString()));
    }
}
