package org.parley.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import org.parley.identity.StaffId;

/**
 * Who answers a conversation: the bot, the queue of people, or one person.
 *
 * @param text {@code bot}, {@code queue} or a staff member's id, as stored and shown
 */
public record Handler(@JsonValue String text) {

    public static final Handler BOT = new Handler("bot");
    public static final Handler QUEUE = new Handler("queue");

    public static Handler person(StaffId staff) {
        return new Handler(staff.toString());
    }

    public boolean isBot() {
        return BOT.equals(this);
    }

    public boolean isQueue() {
        return QUEUE.equals(this);
    }

    public boolean isPerson() {
        return !isBot() && !isQueue();
    }

    public Optional<StaffId> staffId() {
        return isPerson() ? Optional.of(new StaffId(UUID.fromString(text))) : Optional.empty();
    }
}
