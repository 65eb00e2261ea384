package org.parley.shared.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;

/** Opaque list positions. A cursor that we did not make is bad input, never an error of ours. */
public final class Cursor {

    private static final String SEPARATOR = "\n";
    /** Beyond these a database may refuse the question. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

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
        throw notOurs();
    }

    /** A part that is an instant. @throws Problem 400 if it is none */
    public static Instant instant(String part) {
        try {
            Instant instant = Instant.parse(part);
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException notATime) {
            // answered below
        }
        throw notOurs();
    }

    /** A part that is an id. @throws Problem 400 if it is none */
    public static UUID uuid(String part) {
        return Ids.parse(part).orElseThrow(Cursor::notOurs);
    }

    private static Problem notOurs() {
        return Problem.invalid("cursor", "is not a cursor of this list");
    }
}
