package org.parley.catalog.internal;

import java.util.EnumMap;
import java.util.Map;
import org.parley.shared.i18n.Language;
import org.parley.shared.i18n.LocalizedText;

/**
 * A text as a file gives it: complete, or in one language only, which then leaves the other languages as they are.
 *
 * @param complete whether languages that are absent here are to be absent afterwards
 */
record TextDraft(LocalizedText text, boolean complete) {

    static final TextDraft NONE = new TextDraft(new LocalizedText(Map.of()), true);

    static TextDraft one(Language language, String text) {
        return new TextDraft(LocalizedText.of(language, text), false);
    }

    LocalizedText over(LocalizedText known) {
        if (complete || known == null) {
            return text;
        }
        Map<Language, String> both = new EnumMap<>(Language.class);
        both.putAll(known.texts());
        both.putAll(text.texts());
        return new LocalizedText(both);
    }
}
