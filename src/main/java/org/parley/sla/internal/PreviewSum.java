package org.parley.sla.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.parley.conversation.ConversationId;
import org.parley.sla.ChangePreview;
import org.parley.sla.internal.clock.CaseState;
import org.parley.sla.internal.clock.SlaClock;
import org.parley.sla.internal.clock.Terms;

/** Sums up what a change of terms does to many cases. */
final class PreviewSum {

    private static final Comparator<ChangePreview.Moved> SOONEST =
            Comparator.comparing(ChangePreview.Moved::after, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Instant at;
    private final PriorityQueue<ChangePreview.Moved> examples = new PriorityQueue<>(SOONEST.reversed());
    private int conversations;
    private int sooner;
    private int later;
    private int breached;

    PreviewSum(Instant at) {
        this.at = at;
    }

    void add(StoredCase stored, Terms before, Terms wanted, CaseState after) {
        conversations++;
        after.clocks().filter(SlaClock::isOpen).forEach(clock -> stored.state().clocks().filter(clock::isSameAs).findFirst()
                .ifPresent(was -> add(stored, clock, was.dueAt(at, before.calendar()).orElse(null),
                        clock.dueAt(at, wanted.calendar()).orElse(null))));
    }

    private void add(StoredCase stored, SlaClock clock, Instant was, Instant is) {
        if (Objects.equals(was, is)) {
            return;
        }
        if (is != null && (was == null || is.isBefore(was))) {
            sooner++;
        } else {
            later++;
        }
        if (at.equals(is)) {
            breached++;
        }
        examples.add(new ChangePreview.Moved(new ConversationId(stored.conversation()), clock.kind(), was, is));
        if (examples.size() > ChangePreview.MOST_EXAMPLES) {
            examples.poll();
        }
    }

    ChangePreview result() {
        List<ChangePreview.Moved> soonest = examples.stream().sorted(SOONEST).toList();
        return new ChangePreview(conversations, sooner, later, breached, soonest);
    }
}
