package org.parley.conversation;

import java.util.function.Supplier;

/**
 * Push to open screens after the commit: in memory, nice to have now. A client that missed a frame learns the state from
 * the server when it resynchronises.
 */
public interface Live {

    /** To the visitor and all staff who may see the conversation, once the current transaction has committed. */
    void push(Frame frame);

    /** As {@link #push(Frame)}; the frame is only made if somebody looks on, which for most messages nobody does. */
    void push(ConversationId conversation, Supplier<Frame> frame);

    /** As {@link #push}, but to staff only. */
    void pushToStaff(Frame frame);
}
