package org.parley.conversation;

/** An open connection to somebody's screen. Sending never blocks and never fails; a slow reader is cut off. */
public interface Screen {

    void send(String text);
}
