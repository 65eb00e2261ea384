package org.parley.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.shared.id.Ids;

/** Identity of a product; as JSON it is the plain text of the UUID. */
public record ProductId(@JsonValue UUID value) {

    public ProductId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator
    public static ProductId of(UUID value) {
        return new ProductId(value);
    }

    /** Text that is no id is simply nobody's id. */
    public static Optional<ProductId> parse(String text) {
        return Ids.parse(text).map(ProductId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
