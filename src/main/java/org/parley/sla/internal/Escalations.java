package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.conversation.ConversationId;
import org.parley.conversation.ConversationView;
import org.parley.conversation.Conversations;
import org.parley.conversation.Frame;
import org.parley.conversation.Handler;
import org.parley.conversation.Live;
import org.parley.conversation.Priority;
import org.parley.identity.Staff;
import org.parley.identity.StaffId;
import org.parley.identity.StaffView;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;
import org.parley.shared.outbox.Outbox;
import org.parley.sla.Alert;
import org.parley.sla.EscalationAction;
import org.parley.sla.internal.clock.Ladder;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.spi.AlertChannel;

/**
 * Lets steps follow that came due: who is told finds it on the desk with the same commit; further channels, priority and
 * queue follow by the outbox, because they are other people's rows and other people's servers.
 */
@ApplicationScoped
class Escalations {

    @Inject
    private AlertTable alerts;
    @Inject
    private Conversations conversations;
    @Inject
    private Staff staff;
    @Inject
    private Outbox outbox;
    @Inject
    private Live live;
    @Inject
    @Any
    private Instance<AlertChannel> channels;

    /** A step that came due. */
    record Fired(StoredCase stored, Ladder.Due step) {
    }

    /** Steps of one clock that came due at once: people are told of the last, and all is done that any of them wants. */
    private record Together(StoredCase stored, Ladder.Due last, Set<EscalationAction> actions) {
    }

    void carryOut(List<Fired> fired, Instant now) {
        if (fired.isEmpty()) {
            return;
        }
        Collection<Together> all = together(fired);
        Map<ConversationId, ConversationView> views = conversations.findAll(
                all.stream().map(one -> new ConversationId(one.stored.conversation())).distinct().toList());
        List<StaffView> people = staff.list().stream().filter(StaffView::active).toList();
        List<AlertTable.Told> told = new ArrayList<>();
        List<Outbox.Draft> following = new ArrayList<>();
        for (Together one : all) {
            ConversationView view = views.get(new ConversationId(one.stored.conversation()));
            if (view != null) {
                Set<StaffId> whom = whom(one.actions, view, people);
                whom.forEach(person -> told.add(new AlertTable.Told(person, alert(one, now))));
                following.addAll(following(one.actions, view));
                if (!whom.isEmpty()) {
                    tellScreens(view.id(), alert(one, now), whom);
                }
            }
        }
        alerts.insert(told);
        following.addAll(byChannels(told));
        outbox.putAll(following);
    }

    private static Collection<Together> together(List<Fired> fired) {
        Map<List<Object>, Together> all = new LinkedHashMap<>();
        for (Fired one : fired) {
            SlaClock clock = one.step.clock();
            List<Object> key = List.of(one.stored.conversation(), clock.kind(), clock.episode(), clock.cycle());
            Set<EscalationAction> actions = EnumSet.copyOf(one.step.actions());
            Together before = all.get(key);
            if (before != null) {
                actions.addAll(before.actions);
            }
            all.put(key, new Together(one.stored, one.step, actions));
        }
        return all.values();
    }

    private static Alert alert(Together one, Instant now) {
        SlaClock clock = one.last.clock();
        return new Alert(Ids.next(), new ConversationId(one.stored.conversation()), clock.kind(), one.last.key(),
                clock.dueAt(), now, null);
    }

    /** The person who has the conversation, or where there is none, and where they are asked for, the supervisors. */
    private static Set<StaffId> whom(Set<EscalationAction> actions, ConversationView view, List<StaffView> people) {
        Set<StaffId> whom = new LinkedHashSet<>();
        boolean assignee = actions.contains(EscalationAction.NOTIFY_ASSIGNEE);
        if (assignee) {
            people.stream().map(StaffView::id).filter(id -> view.state().handledBy().equals(Handler.person(id))).forEach(whom::add);
        }
        if (actions.contains(EscalationAction.NOTIFY_SUPERVISORS) || (assignee && whom.isEmpty())) {
            whom.addAll(supervisors(people));
        }
        return whom;
    }

    /** A small shop names no supervisors; its administrators are. */
    private static List<StaffId> supervisors(List<StaffView> people) {
        List<StaffId> named = withRole(people, Staff.SUPERVISOR);
        return named.isEmpty() ? withRole(people, Staff.ADMIN) : named;
    }

    private static List<StaffId> withRole(List<StaffView> people, String role) {
        return people.stream().filter(person -> person.roles().contains(role)).map(StaffView::id).toList();
    }

    /** What is asked for is written as what is to be reached, so that doing it twice does it once. */
    private static List<Outbox.Draft> following(Set<EscalationAction> actions, ConversationView view) {
        List<Outbox.Draft> following = new ArrayList<>();
        if (actions.contains(EscalationAction.RAISE_PRIORITY) && view.priority() != Priority.URGENT) {
            following.add(new Outbox.Draft(EscalationHandler.NAME, Ids.next(), view.id().toString(),
                    EscalationHandler.raiseTo(view.priority().raised())));
        }
        if (actions.contains(EscalationAction.REQUEUE) && view.state().handledBy().isPerson()) {
            following.add(new Outbox.Draft(EscalationHandler.NAME, Ids.next(), view.id().toString(),
                    EscalationHandler.requeueFrom(view.state().handledBy())));
        }
        return following;
    }

    private void tellScreens(ConversationId conversation, Alert alert, Set<StaffId> whom) {
        Frame frame = Frame.of("alert", conversation, "alert", alert);
        frame.members().set("staff", Json.tree(whom.stream().map(StaffId::toString).toList()));
        live.pushToStaff(frame);
    }

    private List<Outbox.Draft> byChannels(List<AlertTable.Told> told) {
        Map<StaffId, List<UUID>> each = new LinkedHashMap<>();
        told.forEach(one -> each.computeIfAbsent(one.staff(), id -> new ArrayList<>()).add(one.alert().id()));
        List<Outbox.Draft> drafts = new ArrayList<>();
        channels.stream().filter(AlertChannel::isReady).forEach(channel -> each.forEach((person, ids) -> drafts.add(
                new Outbox.Draft(AlertHandler.NAME, Ids.next(), person.toString(), AlertHandler.payload(channel, ids)))));
        return drafts;
    }
}
