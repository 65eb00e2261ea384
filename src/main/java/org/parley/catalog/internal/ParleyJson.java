package org.parley.catalog.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.parley.catalog.ImportStatus.LineError;

/**
 * Reads Parley JSON (described in {@code demo/README.md}) as a stream: one product at a time is held. What is wrong with
 * a product costs that product; what breaks the JSON itself ends the reading there.
 */
final class ParleyJson {

    private static final String FORMAT = "parley-catalog/1";
    private static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(200_000).maxNameLength(1_000)
                    .maxNumberLength(100).build()).build();

    private final ImportContext context;
    private final ImportSink sink;
    private final SeenBefore handles = new SeenBefore();
    private final Set<String> members = new HashSet<>();
    private String currency;
    private boolean formatKnown;
    private boolean productsSeen;

    ParleyJson(ImportContext context, ImportSink sink) {
        this.context = context;
        this.sink = sink;
        this.currency = context.currency();
    }

    /** @throws UnreadableFile if this is no Parley JSON at all, or no currency is known as the products begin */
    void read(InputStream file) throws IOException {
        try (JsonParser parser = FACTORY.createParser(file)) {
            try {
                root(parser);
            } catch (JsonProcessingException broken) {
                int line = broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr());
                ended(line, broken instanceof StreamConstraintsException
                        ? "The file has a text, a name, a number or a nesting that is too long."
                        : "The JSON breaks here: " + reason(broken));
            } catch (CharConversionException noText) {
                ended(parser.currentLocation().getLineNr(), "The file is not in UTF-8.");
            }
        }
    }

    private void ended(int line, String message) {
        if (!productsSeen) {
            throw new UnreadableFile(line, null, message);
        }
        sink.error(new LineError(line, null, message));
    }

    /** The parser's own words without the place and without names of classes. */
    private static String reason(JsonProcessingException broken) {
        String message = broken.getOriginalMessage().replaceAll("\\s+", " ").replaceAll(" \\(start marker at.*", "");
        return message.length() > 200 ? message.substring(0, 200) : message;
    }

    private void root(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableFile(1, null, parser.currentToken() == null ? "The file is empty."
                    : "This is no Parley JSON: it does not begin with an object.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            member(parser, name, line);
        }
        if (!formatKnown) {
            throw new UnreadableFile(1, "format", "This is no Parley JSON: format " + FORMAT + " is missing.");
        }
        if (!productsSeen) {
            throw new UnreadableFile(parser.currentLocation().getLineNr(), "products", "The products are missing.");
        }
        int end = parser.currentLocation().getLineNr();
        if (parser.nextToken() != null) {
            sink.error(new LineError(end, null, "There is more behind the end of the object."));
        }
    }

    private void member(JsonParser parser, String name, int line) throws IOException {
        if (!members.add(name)) {
            sink.error(new LineError(line, name, "stands twice in the file"));
            parser.skipChildren();
            return;
        }
        if (!formatKnown && !name.equals("format")) {
            throw new UnreadableFile(line, "format", "This is no Parley JSON: format must be the first member.");
        }
        switch (name) {
            case "format" -> format(parser, line);
            case "currency" -> currency(parser, line);
            case "categories" -> categories(parser, line);
            case "products" -> products(parser, line);
            default -> {
                sink.error(new LineError(line, name, "is not known"));
                parser.skipChildren();
            }
        }
    }

    private void format(JsonParser parser, int line) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || !FORMAT.equals(parser.getText())) {
            throw new UnreadableFile(line, "format", "must be " + FORMAT);
        }
        formatKnown = true;
    }

    private void currency(JsonParser parser, int line) throws IOException {
        String code = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        String wrong = Checks.currency(code);
        parser.skipChildren();
        if (context.currency() != null) {
            return;
        }
        if (wrong != null) {
            throw new UnreadableFile(line, "currency", wrong);
        }
        currency = code;
    }

    private void categories(JsonParser parser, int line) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            sink.error(new LineError(line, "categories", "must be an array"));
            parser.skipChildren();
            return;
        }
        SeenBefore seen = new SeenBefore();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            DraftReader reader = new DraftReader(context.language(), null, sink);
            CategoryDraft category = reader.category(LocatedJson.read(parser));
            if (category != null && !seen.add(category.handle())) {
                sink.error(new LineError(category.line(), "handle", "is the handle of two categories in this file"));
            } else if (category != null) {
                sink.category(category);
            }
        }
    }

    private void products(JsonParser parser, int line) throws IOException {
        if (currency == null) {
            throw new UnreadableFile(line, "currency", "The file has no currency and none was asked for.");
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new UnreadableFile(line, "products", "must be an array");
        }
        productsSeen = true;
        sink.currency(currency);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ProductDraft product = new DraftReader(context.language(), currency, sink).product(LocatedJson.read(parser));
            if (product != null && !handles.add(product.handle())) {
                sink.error(new LineError(product.line(), "handle", "is the handle of two products in this file"));
            } else if (product != null) {
                sink.product(product);
            }
            sink.row(parser.currentLocation().getByteOffset());
        }
    }
}
