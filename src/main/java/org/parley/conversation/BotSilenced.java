package org.parley.conversation;

import org.parley.shared.problem.Problem;

/** A bot wanted to speak in a conversation that a person has, or waits for. */
public class BotSilenced extends Problem {

    private static final long serialVersionUID = 1L;

    public BotSilenced(ConversationId conversation) {
        super(409, "botSilenced", "Conversation " + conversation + " is with people; a bot may not speak in it.");
    }
}
