package org.parley.assistant.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.shared.json.Json;

/** The bot's {@link Place} in one conversation and the message that its last turn answered. */
@Entity
@Table(name = "assistant_place")
class PlaceRow {

    private static final int NOTHING_SAID = -1;

    @Id
    @Column(name = "conversation_id")
    private UUID conversationId;
    @Column(name = "answered_seq", nullable = false)
    private long answeredSeq;
    @Column(nullable = false)
    private String place;
    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;
    @Version
    private long version;

    protected PlaceRow() {
    }

    PlaceRow(ConversationId conversation, Instant now) {
        conversationId = conversation.value();
        answeredSeq = NOTHING_SAID;
        place = Json.write(Place.START);
        updatedAt = now;
    }

    boolean hasAnswered(long seq) {
        return seq <= answeredSeq;
    }

    /** A place that an older version wrote and this one can't read is a fresh start. */
    Place place() {
        try {
            return Json.mapper().readValue(place, Place.class);
        } catch (JsonProcessingException otherVersion) {
            return Place.START;
        }
    }

    void answered(long seq, Place now, Instant at) {
        answeredSeq = seq;
        place = Json.write(now);
        updatedAt = at;
    }
}
