package org.parley.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.parley.shared.id.Ids;

/** Identity of one run of the importer; as JSON it is the plain text of the UUID. */
public record ImportId(@JsonValue UUID value) {

    public ImportId {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator
    public static ImportId of(UUID value) {
        return new ImportId(value);
    }

    /** Text that is no id is simply nobody's id. */
    public static Optional<ImportId> parse(String text) {
        return Ids.parse(text).map(ImportId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
