package org.parley.app.openapi;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.parley.shared.i18n.Language;

/** The parameters of an operation, and what those mean that many operations share. */
final class Parameters {

    static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    private static final BigDecimal MOST_ITEMS = BigDecimal.valueOf(100);
    private static final int USUAL_ITEMS = 25;

    private Parameters() {
    }

    static Parameter idempotencyKey() {
        return OASFactory.createParameter().name("Idempotency-Key").in(In.HEADER).required(false)
                .description("The same key, body and caller within 24 hours get the first answer again.")
                .schema(OASFactory.createSchema().type(SchemaType.STRING).minLength(1).maxLength(255));
    }

    static List<Parameter> of(Schemas schemas, java.lang.reflect.Parameter[] declared) {
        List<Parameter> found = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : declared) {
            if (parameter.isAnnotationPresent(PathParam.class)) {
                found.add(parameter(schemas, parameter, In.PATH, parameter.getAnnotation(PathParam.class).value()));
            } else if (parameter.isAnnotationPresent(QueryParam.class)) {
                found.add(parameter(schemas, parameter, In.QUERY, parameter.getAnnotation(QueryParam.class).value()));
            }
        }
        return found;
    }

    private static Parameter parameter(Schemas schemas, java.lang.reflect.Parameter declared, In place, String name) {
        var words = declared.getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
        Schema schema = shared(name, place, schemas.of(declared.getType()));
        Parameter parameter = OASFactory.createParameter().name(name).in(place)
                .required(place == In.PATH || words != null && words.required());
        if (declared.isAnnotationPresent(DefaultValue.class)) {
            schema.setDefaultValue(declared.getAnnotation(DefaultValue.class).value());
        }
        if (words != null) {
            var type = words.schema().type();
            if (type == org.eclipse.microprofile.openapi.annotations.enums.SchemaType.BOOLEAN) {
                schema.setType(SchemaType.BOOLEAN);
            }
            Schemas.described(schema, words.schema());
            parameter.setDescription(words.description().isEmpty() ? null : words.description());
            parameter.setExample(words.example().isEmpty() ? null : Schemas.example(schema, words.example()));
        }
        if (parameter.getDescription() == null && name.equals("cursor")) {
            parameter.setDescription("The next of the page before");
        }
        return parameter.schema(schema);
    }

    private static Schema shared(String name, In place, Schema schema) {
        if (place == In.PATH && (name.equals("id") || name.endsWith("Id"))) {
            schema.setFormat("uuid");
        } else if (name.equals("language")) {
            return Schemas.enumeration(Language.values());
        } else if (name.equals("limit")) {
            schema.minimum(BigDecimal.ONE).maximum(MOST_ITEMS).defaultValue(USUAL_ITEMS);
        }
        return schema;
    }
}
