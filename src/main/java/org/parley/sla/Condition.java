package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.shared.json.Json;

/**
 * What a policy asks of one attribute of a conversation. In JSON one wanted value {@code "web"}, several of which one
 * must be there {@code ["high","urgent"]}, or a span of numbers {@code {"atLeast":"5000","below":"20000"}} with either
 * bound.
 */
public sealed interface Condition {

    /** Whether one of the attribute's values is as wanted; an attribute without a value is never. */
    boolean fits(Collection<String> values);

    /** Whether all that fits another condition on the same attribute fits this one. */
    boolean includes(Condition other);

    @JsonValue
    JsonNode json();

    /** @throws IllegalArgumentException for any other form */
    @JsonCreator
    static Condition of(JsonNode json) {
        if (json.isTextual()) {
            return new AnyOf(List.of(json.textValue()));
        } else if (json.isArray()) {
            Set<String> wanted = new LinkedHashSet<>();
            json.forEach(value -> wanted.add(text(value)));
            return new AnyOf(wanted);
        } else if (json.isObject()) {
            json.fieldNames().forEachRemaining(field -> {
                if (!field.equals("atLeast") && !field.equals("below")) {
                    throw new IllegalArgumentException("has the unknown member " + field);
                }
            });
            return new Between(number(json.get("atLeast")), number(json.get("below")));
        }
        throw new IllegalArgumentException("must be a text, a list of texts, or a span with atLeast and below");
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("must be a list of texts");
        }
        return value.textValue();
    }

    private static BigDecimal number(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("must have numbers as bounds");
        }
    }

    /** One of these values; in the order in which they were given. */
    record AnyOf(Set<String> values) implements Condition {

        public AnyOf {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        public AnyOf(Collection<String> values) {
            this(new LinkedHashSet<>(values));
        }

        @Override
        public boolean fits(Collection<String> found) {
            return found.stream().anyMatch(values::contains);
        }

        @Override
        public boolean includes(Condition other) {
            return other instanceof AnyOf any && values.containsAll(any.values);
        }

        @Override
        public JsonNode json() {
            return values.size() == 1 ? Json.tree(values.iterator().next()) : Json.tree(values);
        }
    }

    /** {@code [atLeast, below)}; {@code null} is no bound. */
    record Between(BigDecimal atLeast, BigDecimal below) implements Condition {

        @Override
        public boolean fits(Collection<String> found) {
            return found.stream().anyMatch(this::holds);
        }

        @Override
        public boolean includes(Condition other) {
            return other instanceof Between span
                    && (atLeast == null || (span.atLeast != null && span.atLeast.compareTo(atLeast) >= 0))
                    && (below == null || (span.below != null && span.below.compareTo(below) <= 0));
        }

        private boolean holds(String text) {
            try {
                BigDecimal value = new BigDecimal(text);
                return (atLeast == null || value.compareTo(atLeast) >= 0) && (below == null || value.compareTo(below) < 0);
            } catch (NumberFormatException none) {
                return false;
            }
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object();
            if (atLeast != null) {
                json.put("atLeast", atLeast.toPlainString());
            }
            if (below != null) {
                json.put("below", below.toPlainString());
            }
            return json;
        }
    }
}
