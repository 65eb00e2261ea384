package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Frame;
import org.parley.conversation.Live;
import org.parley.conversation.event.ConversationChanged;
import org.parley.conversation.event.ConversationFactsChanged;
import org.parley.conversation.event.MessagesPosted;
import org.parley.shared.json.Json;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.clock.SlaEvent;

/**
 * Keeps clocks true together with messages and changes of conversations: in their transaction, one read per batch, and
 * writes only where a clock moved. The desk's open screens are told after the commit.
 */
@ApplicationScoped
class ClockKeeper {

    @Inject
    private CaseBook cases;
    @Inject
    private TermsBook terms;
    @Inject
    private StoredToldTimes told;
    @Inject
    private Live live;
    @Inject
    private Clock clock;

    void on(@Observes MessagesPosted posted) {
        Map<UUID, CaseBook.Happened> happened = new LinkedHashMap<>();
        posted.messages().forEach(message -> EventReader.of(message).ifPresent(event -> happened
                .computeIfAbsent(message.message().conversationId().value(),
                        id -> new CaseBook.Happened(message.inbox(), new ArrayList<>()))
                .events().add(event)));
        apply(happened);
    }

    void on(@Observes ConversationChanged change) {
        List<SlaEvent> events = EventReader.of(change);
        if (!events.isEmpty()) {
            apply(Map.of(change.conversationId().value(), new CaseBook.Happened(change.inbox(), events)));
        }
    }

    void on(@Observes ConversationFactsChanged change) {
        cases.factsChanged(change.conversation().id().value(), Facts.of(change.conversation()), change.at())
                .ifPresent(this::tell);
    }

    private void apply(Map<UUID, CaseBook.Happened> happened) {
        if (happened.isEmpty()) {
            return;
        }
        List<StoredCase> changed = cases.apply(happened);
        told.started(changed, happened);
        changed.forEach(this::tell);
    }

    private void tell(StoredCase changed) {
        BusinessCalendar calendar = terms.terms(changed.versions()).calendar();
        Object urgent = StoredClocks.mostUrgent(changed.state(), calendar, clock.instant())
                .<Object>map(open -> open).orElseGet(Json::object);
        live.pushToStaff(Frame.of("sla", new ConversationId(changed.conversation()), "clock", urgent));
    }
}
