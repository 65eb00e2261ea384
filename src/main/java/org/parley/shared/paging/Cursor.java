package org.parley.shared.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.parley.shared.problem.Problem;

/** Opaque list positions. A cursor that we did not make is bad input, never an error of ours. */
public final class Cursor {

    private static final String SEPARATOR = "\n";

    private Cursor() {
    }

    public static String encode(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append(SEPARATOR);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @return exactly {@code parts} texts, or {@code null} for an absent cursor
     *  @throws Problem 400 if the cursor is not one of ours */
    public static String[] decode(String cursor, int parts) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] found = text.split(SEPARATOR, -1);
            if (found.length == parts + 1) {
                return java.util.Arrays.copyOf(found, parts);
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw Problem.invalid("cursor", "is not a cursor of this list");
    }
}
