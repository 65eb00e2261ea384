package org.parley.conversation.rest;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.conversation.ConversationId;
import org.parley.conversation.Screen;
import org.parley.identity.Credential;

/**
 * A socket with a line of frames waiting for it, so that whoever pushes never waits: one worker at a time empties the
 * line in order. A reader who lets more than 500 frames pile up is cut off and will resynchronise.
 */
final class OpenSocket implements Screen {

    private static final int PATIENCE = 500;

    private final Session session;
    private final Credential caller;
    private final ConversationId ownConversation;
    private final Executor senders;
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unsent = new AtomicInteger();

    OpenSocket(Session session, Credential caller, ConversationId ownConversation, Executor senders) {
        this.session = session;
        this.caller = caller;
        this.ownConversation = ownConversation;
        this.senders = senders;
    }

    Credential caller() {
        return caller;
    }

    /** The visitor's conversation; {@code null} for staff. */
    ConversationId ownConversation() {
        return ownConversation;
    }

    @Override
    public void send(String text) {
        waiting.add(text);
        int before = unsent.getAndIncrement();
        if (before >= PATIENCE) {
            close(1008, "too slow");
        } else if (before == 0) {
            try {
                senders.execute(this::drain);
            } catch (RejectedExecutionException stopping) {
                waiting.clear();
            }
        }
    }

    private void drain() {
        do {
            String text = waiting.poll();
            try {
                if (text != null && session.isOpen()) {
                    session.getBasicRemote().sendText(text);
                }
            } catch (IOException | RuntimeException gone) {
                close(1001, "gone");
            }
        } while (unsent.decrementAndGet() > 0);
    }

    void close(int code, String reason) {
        try {
            if (session.isOpen()) {
                session.close(new CloseReason(() -> code, reason));
            }
        } catch (IOException | RuntimeException gone) {
            // It is closed; that was the wish.
        }
    }
}
