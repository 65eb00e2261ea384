package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * From when customers are promised an answer: from their message, or, while a bot handles the conversation, from the
 * hand-over to people, so that what the bot settles alone breaches nothing (rule 6).
 */
public enum FirstResponseStarts {
    MESSAGE("message"), HANDOVER("handover");

    private final String code;

    FirstResponseStarts(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
