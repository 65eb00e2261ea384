package org.parley.app.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import org.parley.shared.text.PlainText;

/**
 * Refuses names and texts with a NUL, which PostgreSQL does not keep, or with half of a surrogate pair, which no UTF-8 can
 * say. H2 takes both, so without this the two databases would answer differently, and readers would get broken text.
 */
final class PlainTextParser extends JsonParserDelegate {

    PlainTextParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token == JsonToken.FIELD_NAME) {
            plain(currentName());
        }
        return token;
    }

    @Override
    public JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    /** Refused here rather than by {@link #nextToken()}, since here the problem knows at which field it is. */
    @Override
    public String getText() throws IOException {
        return plain(super.getText());
    }

    @Override
    public String getValueAsString() throws IOException {
        return plain(super.getValueAsString());
    }

    @Override
    public String getValueAsString(String otherwise) throws IOException {
        return plain(super.getValueAsString(otherwise));
    }

    private String plain(String text) throws JsonMappingException {
        if (text != null && !PlainText.isPlain(text)) {
            throw JsonMappingException.from(this, "text with NUL or half a surrogate pair");
        }
        return text;
    }
}
