package org.parley.app.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.json.Json;
import org.parley.shared.money.Money;

/**
 * The schemas of our types, as our JSON writes and reads them: the Java type says the form, Bean Validation the bounds,
 * {@code @Schema} the words. Records become components, everything else stands where it is used.
 */
final class Schemas {

    private static final String COMPONENT = "#/components/schemas/";

    private final Map<String, Schema> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new LinkedHashMap<>();

    Map<String, Schema> components() {
        return components;
    }

    Schema of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isArray()) {
            return array(of(plain.getComponentType()));
        }
        Schema scalar = Scalars.of(plain);
        if (scalar != null) {
            return scalar;
        }
        if (plain.isEnum()) {
            return enumeration(plain.getEnumConstants());
        }
        return plain.isRecord() ? component(plain) : OASFactory.createSchema().type(SchemaType.OBJECT);
    }

    /** A type with the words and bounds of the member or parameter that has it. */
    Schema of(Type type, AnnotatedElement member) {
        var words = member.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        boolean open = type instanceof Class<?> plain && (JsonNode.class.isAssignableFrom(plain) || plain == Object.class);
        Type described = open && words != null && words.implementation() != Void.class ? words.implementation() : type;
        Schema schema = of(described);
        bound(schema, member);
        return words == null ? schema : described(schema, words);
    }

    static boolean required(AnnotatedElement member) {
        var words = member.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return words != null && words.required() || has(member, NotNull.class) || has(member, NotBlank.class)
                || has(member, NotEmpty.class);
    }

    private Schema ofGeneric(Class<?> raw, Type[] arguments) {
        if (Collection.class.isAssignableFrom(raw)) {
            return array(of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return OASFactory.createSchema().type(SchemaType.OBJECT).additionalPropertiesSchema(of(arguments[1]));
        }
        throw new IllegalStateException("an OpenAPI schema cannot be made of " + raw.getName());
    }

    private Schema component(Class<?> type) {
        var words = type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        String name = words == null || words.name().isEmpty() ? type.getSimpleName() : words.name();
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner != null && owner != type) {
            throw new IllegalStateException(owner.getName() + " and " + type.getName() + " are both called " + name);
        }
        if (owner == null) {
            components.put(name, type == Money.class ? Scalars.money()
                    : type == LocalizedText.class ? Scalars.localizedText() : record(type, words));
        }
        return OASFactory.createSchema().ref(COMPONENT + name);
    }

    private Schema record(Class<?> type, org.eclipse.microprofile.openapi.annotations.media.Schema words) {
        Schema schema = OASFactory.createSchema().type(SchemaType.OBJECT);
        List<String> required = new ArrayList<>(words == null ? List.of() : List.of(words.requiredProperties()));
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedElement member = field(type, component.getName());
            schema.addProperty(component.getName(), of(component.getGenericType(), member));
            if (required(member) || component.getType().isPrimitive()) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.setRequired(required.stream().distinct().toList());
        }
        return words == null ? schema : described(schema, words);
    }

    /** {@code @Schema} and the constraints have no place on a record component, but on its field. */
    private static AnnotatedElement field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Schema described(Schema plain, org.eclipse.microprofile.openapi.annotations.media.Schema words) {
        boolean says = !words.description().isEmpty() || words.nullable();
        // Beside a $ref nothing else counts in OpenAPI 3.0.
        Schema schema = plain.getRef() != null && says ? OASFactory.createSchema().addAllOf(plain) : plain;
        if (schema.getRef() != null) {
            return schema;
        }
        if (!words.description().isEmpty()) {
            schema.setDescription(words.description());
        }
        if (words.nullable()) {
            schema.setNullable(true);
        }
        if (!words.format().isEmpty() && schema.getFormat() == null) {
            schema.setFormat(words.format());
        }
        if (words.enumeration().length > 0 && (schema.getEnumeration() == null || schema.getEnumeration().isEmpty())) {
            schema.setEnumeration(List.of((Object[]) words.enumeration()));
        }
        if (!words.minimum().isEmpty()) {
            schema.setMinimum(new BigDecimal(words.minimum()));
        }
        if (!words.maximum().isEmpty()) {
            schema.setMaximum(new BigDecimal(words.maximum()));
        }
        if (!words.defaultValue().isEmpty()) {
            schema.setDefaultValue(example(schema, words.defaultValue()));
        }
        if (!words.example().isEmpty()) {
            schema.setExample(example(schema, words.example()));
        }
        if (words.additionalProperties() == org.eclipse.microprofile.openapi.annotations.media.Schema.True.class) {
            schema.setAdditionalPropertiesBoolean(true);
        }
        return schema;
    }

    /** An example is written as text; a number's is a number and a list's a list. */
    static Object example(Schema schema, String text) {
        if (schema.getType() == SchemaType.STRING) {
            return text;
        }
        try {
            return Json.mapper().readValue(text, Object.class);
        } catch (JsonProcessingException words) {
            return text;
        }
    }

    private static void bound(Schema schema, AnnotatedElement member) {
        if (schema.getRef() != null) {
            return;
        }
        if (member.getAnnotation(Min.class) != null) {
            schema.setMinimum(BigDecimal.valueOf(member.getAnnotation(Min.class).value()));
        }
        if (member.getAnnotation(Max.class) != null) {
            schema.setMaximum(BigDecimal.valueOf(member.getAnnotation(Max.class).value()));
        }
        Size size = member.getAnnotation(Size.class);
        boolean filled = has(member, NotBlank.class) || has(member, NotEmpty.class);
        int least = Math.max(size == null ? 0 : size.min(), filled ? 1 : 0);
        int most = size == null ? Integer.MAX_VALUE : size.max();
        if (schema.getType() == SchemaType.STRING) {
            schema.setMinLength(least > 0 ? least : null);
            schema.setMaxLength(most < Integer.MAX_VALUE ? most : null);
        } else if (schema.getType() == SchemaType.ARRAY) {
            schema.setMinItems(least > 0 ? least : null);
            schema.setMaxItems(most < Integer.MAX_VALUE ? most : null);
        }
    }

    private static boolean has(AnnotatedElement member, Class<? extends Annotation> annotation) {
        return member.isAnnotationPresent(annotation);
    }

    static Schema array(Schema items) {
        return OASFactory.createSchema().type(SchemaType.ARRAY).items(items);
    }

    /** Enums by the codes that our JSON uses, not by their constants. */
    static Schema enumeration(Object[] constants) {
        return OASFactory.createSchema().type(SchemaType.STRING).enumeration(Arrays.stream(constants)
                .<Object>map(constant -> Json.tree(constant).asText()).toList());
    }
}
