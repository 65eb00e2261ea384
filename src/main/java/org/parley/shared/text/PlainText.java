package org.parley.shared.text;

/** Tells text that every database and every reader takes. */
public final class PlainText {

    private PlainText() {
    }

    /** Whether a text has no NUL and no half of a surrogate pair. */
    public static boolean isPlain(String text) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char unit = text.charAt(at);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit) && at + 1 < length
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
