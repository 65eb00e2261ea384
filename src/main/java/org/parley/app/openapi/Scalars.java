package org.parley.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.parley.shared.i18n.Language;

/** Types that are one JSON value, and those whose JSON is not their record. */
final class Scalars {

    private Scalars() {
    }

    private record Form(SchemaType type, String format) {
    }

    private static final Map<Class<?>, Form> FORMS = Map.ofEntries(
            Map.entry(String.class, new Form(SchemaType.STRING, null)),
            Map.entry(UUID.class, new Form(SchemaType.STRING, "uuid")),
            Map.entry(Instant.class, new Form(SchemaType.STRING, "date-time")),
            Map.entry(LocalDate.class, new Form(SchemaType.STRING, "date")),
            Map.entry(int.class, new Form(SchemaType.INTEGER, "int32")),
            Map.entry(Integer.class, new Form(SchemaType.INTEGER, "int32")),
            Map.entry(long.class, new Form(SchemaType.INTEGER, "int64")),
            Map.entry(Long.class, new Form(SchemaType.INTEGER, "int64")),
            Map.entry(double.class, new Form(SchemaType.NUMBER, "double")),
            Map.entry(Double.class, new Form(SchemaType.NUMBER, "double")),
            Map.entry(BigDecimal.class, new Form(SchemaType.NUMBER, null)),
            Map.entry(boolean.class, new Form(SchemaType.BOOLEAN, null)),
            Map.entry(Boolean.class, new Form(SchemaType.BOOLEAN, null)));

    /** {@code null} if the type is none of them. */
    static Schema of(Class<?> type) {
        Form form = FORMS.get(type);
        if (form != null) {
            return OASFactory.createSchema().type(form.type()).format(form.format());
        }
        return JsonNode.class.isAssignableFrom(type)
                ? OASFactory.createSchema().type(SchemaType.OBJECT).additionalPropertiesBoolean(true) : null;
    }

    /** An amount; its JSON is not that of the record's components. */
    static Schema money() {
        return OASFactory.createSchema().type(SchemaType.OBJECT).description("An amount with its currency")
                .addProperty("amount", OASFactory.createSchema().type(SchemaType.STRING).example("1290.00")
                        .pattern("^-?\\d{1,15}(\\.\\d{1,4})?$")
                        .description("A plain decimal with the currency's own number of decimals"))
                .addProperty("currency", OASFactory.createSchema().type(SchemaType.STRING).example("THB")
                        .description("ISO 4217"))
                .required(List.of("amount", "currency"));
    }

    /** Texts by language code. */
    static Schema localizedText() {
        Schema schema = OASFactory.createSchema().type(SchemaType.OBJECT).description("A text in one or more languages");
        for (Language language : Language.values()) {
            schema.addProperty(language.code(), OASFactory.createSchema().type(SchemaType.STRING));
        }
        return schema;
    }
}
