package org.parley.ordering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.shared.id.Ids;

/** Identity of a shipment, one parcel of an order; as JSON it is the plain text of the UUID. */
public record ShipmentId(@JsonValue UUID value) {

    public ShipmentId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator
    public static ShipmentId of(UUID value) {
        return new ShipmentId(value);
    }

    /** Text that is no id is simply nobody's id. */
    public static Optional<ShipmentId> parse(String text) {
        return Ids.parse(text).map(ShipmentId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
