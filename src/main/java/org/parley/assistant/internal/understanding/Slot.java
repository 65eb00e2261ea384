package org.parley.assistant.internal.understanding;

import java.util.Locale;

/** A kind of word that carries a value. One private character stands for it, so that patterns hold for all values. */
enum Slot {
    P("product"), C("colour"), S("size"), PRICE(null), N("number"), NTH("nth"), O(null), LANG("language");

    private final String kind;

    Slot(String kind) {
        this.kind = kind;
    }

    char mark() {
        return (char) (TextForm.FIRST_SLOT + ordinal());
    }

    /** As patterns write it: {@code <p>}. */
    String written() {
        return "<" + name().toLowerCase(Locale.ROOT) + ">";
    }

    /** The slot that a kind of lexicon line fills, or {@code null}. */
    static Slot ofKind(String kind) {
        for (Slot slot : values()) {
            if (kind.equals(slot.kind)) {
                return slot;
            }
        }
        return null;
    }

    static boolean isMark(char c) {
        return c >= TextForm.FIRST_SLOT && c < TextForm.FIRST_SLOT + values().length;
    }

    /** Slots of a pattern line as their marks. */
    static String marked(String pattern) {
        String marked = pattern;
        for (Slot slot : values()) {
            marked = marked.replace(slot.written(), String.valueOf(slot.mark()));
        }
        return marked;
    }
}
