package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.parley.conversation.Priority;
import org.parley.sla.internal.clock.Ladder;
import org.parley.sla.internal.clock.Terms;

/**
 * Does what is due: claims cases whose time has come, records the steps of their ladders as done and lets them follow,
 * all in one transaction. So two nodes never do a step twice, and a step that was recorded is carried out. A tick costs
 * with what is due and not with what runs.
 */
@ApplicationScoped
class DueWork {

    /** Cases of one transaction: enough to share its round trips, few enough to hold their rows for a moment only. */
    static final int BATCH = 250;

    @Inject
    private DueTable table;
    @Inject
    private CaseStore store;
    @Inject
    private TermsBook terms;
    @Inject
    private Escalations escalations;
    @Inject
    private Clock clock;

    DueWork() {
    }

    DueWork(DueTable table, CaseStore store, TermsBook terms, Escalations escalations, Clock clock) {
        this.table = table;
        this.store = store;
        this.terms = terms;
        this.escalations = escalations;
        this.clock = clock;
    }

    /** @return how many cases were looked at; {@link #BATCH} means that more may be due */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int tick() {
        Instant now = clock.instant();
        List<UUID> due = table.claim(now, BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        // Read under the lock: a message that moved a case meanwhile has committed, or the case would have been left to it.
        Map<UUID, StoredCase> cases = store.load(due);
        List<Object[]> plans = new ArrayList<>();
        List<Object[]> records = new ArrayList<>();
        List<Escalations.Fired> fired = new ArrayList<>();
        cases.values().forEach(stored -> {
            Terms promised = terms.terms(stored.versions());
            Set<String> marks = new TreeSet<>();
            stored.done().stream().filter(mark -> Ladder.isOf(stored.state(), mark)).forEach(marks::add);
            Instant next = null;
            for (Ladder.Due step : ahead(stored, promised)) {
                if (step.at().isAfter(now)) {
                    next = step.at();
                    break;
                }
                marks.add(step.mark());
                records.add(new Object[] {stored.conversation(), step.clock().episode(), step.clock().kind().name(),
                    step.clock().cycle(), step.key(), step.at(), now});
                fired.add(new Escalations.Fired(stored, step));
            }
            plans.add(new Object[] {String.join(",", marks), next, stored.conversation()});
        });
        table.plan(plans);
        table.record(records);
        escalations.carryOut(fired, now);
        return due.size();
    }

    private static List<Ladder.Due> ahead(StoredCase stored, Terms promised) {
        boolean runs = stored.state().begun() && stored.state().resolvedAt() == null;
        return runs ? promised.ladder().ahead(stored.state(), promised.calendar(),
                stored.facts().priority() == Priority.URGENT, stored.done()) : List.of();
    }
}
