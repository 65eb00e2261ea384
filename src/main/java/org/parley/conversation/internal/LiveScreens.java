package org.parley.conversation.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Frame;
import org.parley.conversation.Live;
import org.parley.conversation.LiveAudience;
import org.parley.conversation.Screen;
import org.parley.shared.tx.AfterCommit;

/** The open screens of this node, in memory. */
@ApplicationScoped
class LiveScreens implements Live, LiveAudience {

    @Inject
    private AfterCommit afterCommit;

    private final Map<ConversationId, Set<Screen>> customers = new ConcurrentHashMap<>();
    private final Set<Screen> staff = ConcurrentHashMap.newKeySet();

    @Override
    public void push(Frame frame) {
        push(frame.conversationId(), () -> frame);
    }

    @Override
    public void push(ConversationId conversation, Supplier<Frame> frame) {
        afterCommit.run(() -> {
            Set<Screen> theirs = customers.getOrDefault(conversation, Set.of());
            if (!staff.isEmpty() || !theirs.isEmpty()) {
                String text = frame.get().text();
                staff.forEach(screen -> screen.send(text));
                theirs.forEach(screen -> screen.send(text));
            }
        });
    }

    @Override
    public void pushToStaff(Frame frame) {
        afterCommit.run(() -> {
            if (!staff.isEmpty()) {
                String text = frame.text();
                staff.forEach(screen -> screen.send(text));
            }
        });
    }

    @Override
    public void joinCustomer(ConversationId conversation, Screen screen) {
        customers.computeIfAbsent(conversation, any -> ConcurrentHashMap.newKeySet()).add(screen);
    }

    @Override
    public void joinStaff(Screen screen) {
        staff.add(screen);
    }

    @Override
    public void leave(ConversationId conversation, Screen screen) {
        staff.remove(screen);
        if (conversation != null) {
            customers.computeIfPresent(conversation, (id, screens) -> {
                screens.remove(screen);
                return screens.isEmpty() ? null : screens;
            });
        }
    }

    @Override
    public void others(Screen from, Frame frame) {
        String text = frame.text();
        Collection<Screen> theirs = customers.getOrDefault(frame.conversationId(), Set.of());
        staff.stream().filter(screen -> screen != from).forEach(screen -> screen.send(text));
        theirs.stream().filter(screen -> screen != from).forEach(screen -> screen.send(text));
    }
}
