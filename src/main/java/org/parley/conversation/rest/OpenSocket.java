package org.parley.conversation.rest;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
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
 * A socket with a line of frames waiting for it. Nobody waits for its reader, neither who pushes nor the threads that send:
 * the next frame leaves when the one before it has been taken. A reader who lets more than 500 frames or a million
 * characters pile up is cut off and will resynchronise.
 */
final class OpenSocket implements Screen {

    private static final int MOST_FRAMES = 500;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Session session;
    private final Credential caller;
    private final ConversationId ownConversation;
    private final Executor senders;
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unsent = new AtomicInteger();
    private final AtomicInteger characters = new AtomicInteger();
    private volatile boolean over;

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
        if (over) {
            return;
        }
        waiting.add(text);
        int kept = characters.addAndGet(text.length());
        int before = unsent.getAndIncrement();
        if (before >= MOST_FRAMES || kept > MOST_CHARACTERS) {
            cutOff(1008, "too slow");
        } else if (before == 0) {
            later(this::sendNext);
        }
    }

    /** Not the blocking send: a handful of readers who stop reading would hold every thread that sends. */
    private void sendNext() {
        String text = waiting.poll();
        try {
            if (over || text == null || !session.isOpen()) {
                cutOff(1001, "gone");
                return;
            }
            session.getAsyncRemote().sendText(text, result -> sent(text, result));
        } catch (RuntimeException gone) {
            cutOff(1001, "gone");
        }
    }

    private void sent(String text, SendResult result) {
        characters.addAndGet(-text.length());
        if (!result.isOK()) {
            cutOff(1001, "gone");
        } else if (unsent.decrementAndGet() > 0) {
            later(this::sendNext);
        }
    }

    /** Forgets what is waiting, so that a reader who never comes back costs nothing more. */
    private void cutOff(int code, String reason) {
        if (!over) {
            over = true;
            waiting.clear();
            later(() -> close(code, reason));
        }
    }

    private void later(Runnable work) {
        try {
            senders.execute(work);
        } catch (RejectedExecutionException stopping) {
            waiting.clear();
        }
    }

    void close(int code, String reason) {
        over = true;
        waiting.clear();
        try {
            if (session.isOpen()) {
                session.close(new CloseReason(() -> code, reason));
            }
        } catch (IOException | RuntimeException gone) {
            // It is closed; that was the wish.
        }
    }
}
