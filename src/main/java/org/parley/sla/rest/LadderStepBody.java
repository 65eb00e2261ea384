package org.parley.sla.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.sla.ClockKind;
import org.parley.sla.EscalationAction;
import org.parley.sla.EscalationStep;

/** One step of an escalation ladder, in and out. */
@Schema(name = "SlaLadderStep", description = "Exactly one of sharePercent, beforeDueSeconds and afterDueSeconds says "
        + "when, in business time. Each step is done once per cycle, out of hours at the next opening unless the "
        + "conversation is urgent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LadderStepBody(
        @NotNull @Schema(required = true, type = SchemaType.STRING,
                enumeration = {"firstResponse", "nextResponse", "resolution"}) ClockKind clock,
        @Schema(description = "Of the target, 1 to 100", example = "80") Integer sharePercent,
        @Schema(description = "Less than the target") Long beforeDueSeconds,
        @Schema(description = "0 is at the due time") Long afterDueSeconds,
        @NotNull @Schema(required = true, type = SchemaType.ARRAY, implementation = String.class,
                description = "notifyAssignee, notifySupervisors, raisePriority, requeue; at least one")
        List<@NotNull EscalationAction> actions) {

    EscalationStep step() {
        return new EscalationStep(clock, sharePercent, beforeDueSeconds, afterDueSeconds, actions);
    }

    static LadderStepBody of(EscalationStep step) {
        return new LadderStepBody(step.clock(), step.sharePercent(), step.beforeDueSeconds(), step.afterDueSeconds(),
                step.actions());
    }
}
