package org.parley.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.parley.identity.StaffId;
import org.parley.identity.VisitorId;

/**
 * Who wrote a message. Only an agent is a person of the shop.
 *
 * @param id the visitor, staff member or key; {@code null} for bot and system of our own
 * @param name shown above the message; empty when unknown
 */
public record Author(Kind kind, UUID id, String name) {

    /** The kinds of authors. */
    public enum Kind {
        CUSTOMER, AGENT, BOT, SYSTEM;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Author customer(VisitorId visitor, String name) {
        return new Author(Kind.CUSTOMER, visitor.value(), name == null ? "" : name);
    }

    public static Author agent(StaffId staff, String name) {
        return new Author(Kind.AGENT, staff.value(), name);
    }

    public static Author bot() {
        return new Author(Kind.BOT, null, "");
    }

    /** A program of the shop's that speaks by API key; for the rules it is a bot. */
    public static Author program(UUID key, String name) {
        return new Author(Kind.BOT, key, name);
    }

    public static Author system() {
        return new Author(Kind.SYSTEM, null, "");
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
