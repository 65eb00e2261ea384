package org.parley.catalog;

import java.util.Optional;
import org.parley.shared.i18n.Language;

/**
 * Tells the language of a text by its script: Thai, Hangul and kana are sure signs; Han alone counts as Japanese, the
 * only one of our languages that is written with it alone; Latin letters as English.
 */
public final class TextLanguage {

    private TextLanguage() {
    }

    public static Optional<Language> detect(String text) {
        if (text == null) {
            return Optional.empty();
        }
        boolean han = false;
        boolean latin = false;
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (!Character.isLetter(character)) {
                continue;
            }
            switch (Character.UnicodeScript.of(character)) {
                case THAI:
                    return Optional.of(Language.TH);
                case HANGUL:
                    return Optional.of(Language.KO);
                case HIRAGANA, KATAKANA:
                    return Optional.of(Language.JA);
                case HAN:
                    han = true;
                    break;
                case LATIN:
                    latin = true;
                    break;
                default:
                    break;
            }
        }
        return han ? Optional.of(Language.JA) : latin ? Optional.of(Language.EN) : Optional.empty();
    }
}
