package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a step of an escalation ladder does. */
public enum EscalationAction {
    /** Tells the person whom the conversation is with; where there is none, the supervisors. */
    NOTIFY_ASSIGNEE("notifyAssignee"),
    NOTIFY_SUPERVISORS("notifySupervisors"),
    RAISE_PRIORITY("raisePriority"),
    /** Takes it from the person who has it back to the queue. */
    REQUEUE("requeue");

    private final String code;

    EscalationAction(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
