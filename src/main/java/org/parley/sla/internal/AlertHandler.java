package org.parley.sla.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.outbox.OutboxEntry;
import org.parley.shared.outbox.OutboxHandler;
import org.parley.sla.Alert;
import org.parley.sla.spi.AlertChannel;

/** Hands what one person is to be told to one channel. */
@ApplicationScoped
class AlertHandler implements OutboxHandler {

    static final String NAME = "sla.alert";

    @Inject
    private AlertTable alerts;
    @Inject
    private Staff staff;
    @Inject
    @Any
    private Instance<AlertChannel> channels;

    static String payload(AlertChannel channel, List<UUID> alerts) {
        ObjectNode payload = Json.object().put("channel", channel.name());
        payload.set("alerts", Json.tree(alerts));
        return payload.toString();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(OutboxEntry entry) throws Exception {
        JsonNode payload = Json.readObject(entry.payload());
        Optional<AlertChannel> channel = channels.stream()
                .filter(one -> one.name().equals(payload.path("channel").asText()) && one.isReady()).findFirst();
        Optional<StaffView> to = staff.find(new StaffId(Ids.parse(entry.subject()).orElseThrow()))
                .filter(StaffView::active);
        if (channel.isEmpty() || to.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        payload.path("alerts").forEach(id -> ids.add(UUID.fromString(id.asText())));
        // What was read on the desk meanwhile needs no second telling.
        List<Alert> unread = alerts.find(ids).stream().filter(alert -> alert.readAt() == null).toList();
        if (!unread.isEmpty()) {
            channel.get().send(to.get(), unread);
        }
    }
}
