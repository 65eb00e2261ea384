package org.parley.conversation;

/**
 * Push to open screens after the commit: in memory, nice to have now. A client that missed a frame learns the state from
 * the server when it resynchronises.
 */
public interface Live {

    /** To the visitor and all staff who may see the conversation, once the current transaction has committed. */
    void push(Frame frame);

    /** As {@link #push}, but to staff only. */
    void pushToStaff(Frame frame);
}
