package org.parley.shared.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.function.Function;

/**
 * Instants and dates as ISO-8601 text, of the years 1 to 9999: others are no times of a shop, and no database keeps all of
 * them. The server ships no Jackson module for java.time.
 */
final class TimeModule extends SimpleModule {

    TimeModule() {
        super("parley-time");
        add(Instant.class, text -> {
            OffsetDateTime time = OffsetDateTime.parse(text);
            fourDigits(time);
            return time.toInstant();
        });
        add(LocalDate.class, text -> {
            LocalDate date = LocalDate.parse(text);
            fourDigits(date);
            return date;
        });
    }

    private static void fourDigits(Temporal time) {
        int year = time.get(ChronoField.YEAR);
        if (year < 1 || year > 9999) {
            throw new DateTimeException("not a year of four digits: " + year);
        }
    }

    private <T> void add(Class<T> type, Function<String, T> parser) {
        addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(value.toString());
            }
        });
        addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                if (in.currentToken() == JsonToken.VALUE_STRING) {
                    try {
                        return parser.apply(in.getText());
                    } catch (DateTimeException notATime) {
                        return type.cast(context.handleWeirdStringValue(type, in.getText(), "expected ISO-8601"));
                    }
                }
                return type.cast(context.handleUnexpectedToken(type, in));
            }
        });
    }
}
