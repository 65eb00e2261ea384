package org.parley.ordering.internal;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.json.Json;

/** Texts in several languages as JSON in one column. */
@Converter
class LocalizedTextJson implements AttributeConverter<LocalizedText, String> {

    @Override
    public String convertToDatabaseColumn(LocalizedText text) {
        return text == null ? null : Json.write(text);
    }

    @Override
    public LocalizedText convertToEntityAttribute(String json) {
        return json == null ? null : Json.read(json, LocalizedText.class);
    }
}
