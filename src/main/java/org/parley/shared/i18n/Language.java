package org.parley.shared.i18n;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A language that Parley speaks throughout. JSON and URLs use the two-letter code. */
public enum Language {
    EN, TH, JA, KO;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** Exactly one of the four codes, in lower case; anything else is unknown. */
    public static Optional<Language> parse(String code) {
        for (Language language : values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
