package org.parley.shared.i18n;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.Map;

/** One text in one or more languages; JSON is an object from language code to text. */
public record LocalizedText(Map<Language, String> texts) {

    public LocalizedText {
        EnumMap<Language, String> copy = new EnumMap<>(Language.class);
        copy.putAll(texts);
        texts = java.util.Collections.unmodifiableMap(copy);
    }

    public static LocalizedText of(Language language, String text) {
        return new LocalizedText(Map.of(language, text));
    }

    /** The text in that language, else in English, else in any language, else empty. */
    public String in(Language language) {
        String text = texts.get(language);
        if (text == null) {
            text = texts.get(Language.EN);
        }
        return text != null ? text : texts.values().stream().findFirst().orElse("");
    }

    @JsonCreator
    static LocalizedText fromJson(Map<String, String> json) {
        EnumMap<Language, String> texts = new EnumMap<>(Language.class);
        json.forEach((code, text) -> texts.put(
                Language.parse(code).orElseThrow(() -> new IllegalArgumentException("unknown language " + code)), text));
        return new LocalizedText(texts);
    }

    @JsonValue
    Map<Language, String> json() {
        return texts;
    }
}
