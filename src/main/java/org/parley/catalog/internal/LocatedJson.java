package org.parley.catalog.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON value with the line it stands on, so that what is wrong with it can be told. Names that stand twice in an
 * object are kept apart.
 *
 * @param kind the token it began with; whole numbers and fractions are told apart
 * @param text of a scalar
 * @param members of an object
 * @param items of an array
 * @param repeated name that stands twice in this object, or {@code null}
 */
record LocatedJson(int line, JsonToken kind, String text, Map<String, LocatedJson> members, List<LocatedJson> items,
        String repeated) {

    /** A product with more values than this is no product; forty characters count like a value. */
    private static final int MOST_VALUES = 50_000;
    private static final int CHARACTERS = 40;

    /** Reads the value at which the parser stands; the parser stands at its end afterwards. */
    static LocatedJson read(JsonParser parser) throws IOException {
        return read(parser, new int[] {MOST_VALUES});
    }

    private static LocatedJson read(JsonParser parser, int[] left) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken kind = parser.currentToken();
        if (--left[0] < 0) {
            parser.skipChildren();
            return new LocatedJson(line, JsonToken.NOT_AVAILABLE, null, Map.of(), List.of(), null);
        }
        if (kind == JsonToken.START_OBJECT) {
            Map<String, LocatedJson> members = new LinkedHashMap<>();
            String repeated = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (members.put(name, read(parser, left)) != null) {
                    repeated = name;
                }
            }
            return new LocatedJson(line, kind, null, members, List.of(), repeated);
        }
        if (kind == JsonToken.START_ARRAY) {
            List<LocatedJson> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser, left));
            }
            return new LocatedJson(line, kind, null, Map.of(), items, null);
        }
        String text = parser.getText();
        left[0] -= text.length() / CHARACTERS;
        return new LocatedJson(line, kind, text, Map.of(), List.of(), null);
    }

    boolean isObject() {
        return kind == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return kind == JsonToken.START_ARRAY;
    }

    boolean isString() {
        return kind == JsonToken.VALUE_STRING;
    }

    boolean isNull() {
        return kind == JsonToken.VALUE_NULL;
    }

    boolean isWhole() {
        return kind == JsonToken.VALUE_NUMBER_INT;
    }
}
