package org.parley.assistant.internal.understanding;

import org.parley.shared.i18n.Language;

/** Tells the language of a phrase by its script. */
final class Script {

    private Script() {
    }

    /** Thai letters, kana or Hangul decide even when Latin words are mixed in; Han alone is Japanese here. */
    static Language of(String text, Language otherwise) {
        int thai = 0;
        int kana = 0;
        int hangul = 0;
        int han = 0;
        int latin = 0;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.UnicodeScript.of(c)) {
                case THAI -> thai++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                case HAN -> han++;
                case LATIN -> latin++;
                default -> { }
            }
        }
        int most = Math.max(thai, Math.max(kana, hangul));
        if (most > 0) {
            return most == thai ? Language.TH : most == kana ? Language.JA : Language.KO;
        }
        if (han > 0) {
            return Language.JA;
        }
        return latin > 0 && !soleSize(text) ? Language.EN : otherwise;
    }

    /** {@code M} or {@code XL} belongs to every language. */
    private static boolean soleSize(String text) {
        return text.strip().length() <= 3 && text.strip().matches("(?i)[x\\d]{0,2}[sml]");
    }
}
