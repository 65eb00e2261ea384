package org.parley.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.shared.id.Ids;

/** Identity of a variant, the thing that is bought; as JSON it is the plain text of the UUID. */
public record VariantId(@JsonValue UUID value) {

    public VariantId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator
    public static VariantId of(UUID value) {
        return new VariantId(value);
    }

    /** Text that is no id is simply nobody's id. */
    public static Optional<VariantId> parse(String text) {
        return Ids.parse(text).map(VariantId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
