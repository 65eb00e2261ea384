package org.parley.conversation.event;

import java.util.List;

/** The messages of one transaction, in the order in which they were posted; fired inside that transaction. */
public record MessagesPosted(List<MessagePosted> messages) {

    public MessagesPosted {
        messages = List.copyOf(messages);
    }
}
