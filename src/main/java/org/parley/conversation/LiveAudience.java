package org.parley.conversation;

/** Who is looking right now, on this node: the socket endpoint's side of {@link Live}. */
public interface LiveAudience {

    void joinCustomer(ConversationId conversation, Screen screen);

    /** Staff see every conversation. */
    void joinStaff(Screen screen);

    /** @param conversation the customer's, or {@code null} for staff */
    void leave(ConversationId conversation, Screen screen);

    /** To everybody who may see the conversation but the sender: typing and the like. */
    void others(Screen from, Frame frame);
}
