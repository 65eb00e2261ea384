package org.parley.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How soon a conversation wants looking after; what follows from it is a matter of service levels. */
public enum Priority {
    LOW, NORMAL, HIGH, URGENT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Priority> of(String code) {
        return Arrays.stream(values()).filter(priority -> priority.code().equals(code)).findFirst();
    }

    /** One step up; urgent stays. */
    public Priority raised() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }
}
