package org.parley.ordering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.shared.id.Ids;

/** Identity of an order; as JSON it is the plain text of the UUID. */
public record OrderId(@JsonValue UUID value) {

    public OrderId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator
    public static OrderId of(UUID value) {
        return new OrderId(value);
    }

    /** Text that is no id is simply nobody's id. */
    public static Optional<OrderId> parse(String text) {
        return Ids.parse(text).map(OrderId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
