package org.parley.sla;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One step of an escalation ladder (rule 14). Exactly one of the three says when; all count in business time, and after
 * the due time of an urgent conversation in real time.
 *
 * @param sharePercent     of the target, 1 to 100
 * @param beforeDueSeconds less than the target
 * @param afterDueSeconds  0 is at the due time
 * @param actions          at least one, each once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationStep(ClockKind clock, Integer sharePercent, Long beforeDueSeconds, Long afterDueSeconds,
        List<EscalationAction> actions) {

    public EscalationStep {
        actions = actions == null ? List.of() : List.copyOf(actions);
    }

    /** Names the step whatever its place in the ladder, so that a changed ladder repeats none: {@code 80%}, {@code -600}. */
    @JsonIgnore
    public String key() {
        return sharePercent != null ? sharePercent + "%" : beforeDueSeconds != null ? "-" + beforeDueSeconds
                : "+" + afterDueSeconds;
    }
}
