package org.parley.sla.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Frame;
import org.parley.conversation.Live;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.outbox.Outbox;
import org.parley.sla.Expectations.Expectation;

/** Brings what was said to the customer: to an open screen after the commit, and what slipped into the thread. */
@ApplicationScoped
class ToldNews {

    @Inject
    private Outbox outbox;
    @Inject
    private Live live;

    void said(ToldRow row, Instant since) {
        ConversationId id = new ConversationId(row.conversation());
        live.push(id, () -> Frame.of("expectation", id, "told", told(row, since)));
    }

    void slipped(ToldRow row, Instant since) {
        outbox.put(SlippedHandler.NAME, Ids.next(), row.conversation().toString(), SlippedHandler.payload(row));
        said(row, since);
    }

    /** As the interface answers it for the conversation. */
    private static ObjectNode told(ToldRow row, Instant since) {
        Expectation said = row.expectation();
        ObjectNode told = Json.object().put("waiting", true).put("since", since.toString())
                .put("toldAt", row.toldAt().toString()).put("number", row.number())
                .put("targetSeconds", said.targetSeconds()).put("basis", said.basis().code());
        if (said.medianSeconds() != null) {
            told.put("medianSeconds", said.medianSeconds());
        }
        if (said.p90Seconds() != null) {
            told.put("p90Seconds", said.p90Seconds());
        }
        if (said.opensAt() != null) {
            told.put("opensAt", said.opensAt().toString());
        }
        return told;
    }
}
