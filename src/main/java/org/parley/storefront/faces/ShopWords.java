package org.parley.storefront.faces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;

/** The words of the shop's page, {@code resources/parley/i18n/shop.<language>.json}; page and script share them. */
@ApplicationScoped
public class ShopWords {

    @Inject
    private ServletContext application;

    private final Map<Language, ObjectNode> read = new EnumMap<>(Language.class);

    /** All texts of the language by key. Not to be changed by the caller. */
    public synchronized ObjectNode all(Language language) {
        return read.computeIfAbsent(language, this::read);
    }

    /** One text, or empty. */
    public String text(Language language, String key) {
        return all(language).path(key).asText("");
    }

    private ObjectNode read(Language language) {
        String path = "/resources/parley/i18n/shop." + language.code() + ".json";
        try (InputStream file = application.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing from the application");
            }
            return Json.readObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
