package org.parley.desk.faces;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.parley.sla.ClockKind;
import org.parley.sla.EscalationAction;
import org.parley.sla.EscalationStep;

/** One step of a ladder as it is typed: a share in per cent, or minutes before or after the due time. */
public class LadderRow implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What the amount means. */
    enum When {
        SHARE, BEFORE, AFTER
    }

    private String clock = ClockKind.FIRST_RESPONSE.name();
    private String when = When.SHARE.name();
    private BigDecimal amount = BigDecimal.valueOf(80);
    private List<String> actions = new ArrayList<>(List.of(EscalationAction.NOTIFY_ASSIGNEE.name()));

    static LadderRow of(EscalationStep step) {
        LadderRow row = new LadderRow();
        row.clock = step.clock().name();
        if (step.sharePercent() != null) {
            row.amount = BigDecimal.valueOf(step.sharePercent());
        } else {
            boolean before = step.beforeDueSeconds() != null;
            row.when = (before ? When.BEFORE : When.AFTER).name();
            row.amount = PolicyForm.number(before ? step.beforeDueSeconds() : step.afterDueSeconds(), PolicyForm.MINUTE);
        }
        row.actions = new ArrayList<>(step.actions().stream().map(EscalationAction::name).toList());
        return row;
    }

    EscalationStep step() {
        List<EscalationAction> wanted = actions.stream().map(EscalationAction::valueOf).toList();
        ClockKind kind = ClockKind.valueOf(clock);
        long seconds = PolicyForm.seconds(amount, PolicyForm.MINUTE);
        return switch (When.valueOf(when)) {
            case SHARE -> new EscalationStep(kind, amount == null ? -1 : amount.intValue(), null, null, wanted);
            case BEFORE -> new EscalationStep(kind, null, seconds, null, wanted);
            case AFTER -> new EscalationStep(kind, null, null, seconds, wanted);
        };
    }

    public String getClock() {
        return clock;
    }

    public void setClock(String clock) {
        this.clock = clock;
    }

    public String getWhen() {
        return when;
    }

    public void setWhen(String when) {
        this.when = when;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public List<String> getActions() {
        return actions;
    }

    public void setActions(List<String> actions) {
        this.actions = actions;
    }
}
