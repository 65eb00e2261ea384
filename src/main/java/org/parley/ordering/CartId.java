package org.parley.ordering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.shared.id.Ids;

/** Identity of a cart; as JSON it is the plain text of the UUID. */
public record CartId(@JsonValue UUID value) {

    public CartId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator
    public static CartId of(UUID value) {
        return new CartId(value);
    }

    /** Text that is no id is simply nobody's id. */
    public static Optional<CartId> parse(String text) {
        return Ids.parse(text).map(CartId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
