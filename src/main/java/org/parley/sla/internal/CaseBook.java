package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.parley.sla.ChangePreview;
import org.parley.sla.internal.clock.ClockMachine;
import org.parley.sla.internal.clock.SlaEvent;
import org.parley.sla.internal.clock.Terms;

/** Lets events move the stored cases, many conversations at once; runs in the transaction of what happened. */
@ApplicationScoped
class CaseBook {

    private static final int PAGE = 500;
    /** Only a change of policy competes with a conversation's own events, so one repetition nearly always suffices. */
    private static final int ATTEMPTS = 5;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    private CaseStore store;
    @Inject
    private TermsBook terms;
    @Inject
    private FactsBook facts;

    CaseBook() {
    }

    CaseBook(CaseStore store, TermsBook terms, FactsBook facts) {
        this.store = store;
        this.terms = terms;
        this.facts = facts;
    }

    /** What happened to one conversation, in order. */
    record Happened(String inbox, List<SlaEvent> events) {
    }

    /** @return the cases that changed, as they stand now */
    List<StoredCase> apply(Map<UUID, Happened> happened) {
        List<StoredCase> changed = new ArrayList<>();
        Map<UUID, Happened> left = happened;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("clocks of " + left.keySet() + " kept changing");
            }
            left = applyOnce(left, changed);
        }
        return changed;
    }

    private Map<UUID, Happened> applyOnce(Map<UUID, Happened> happened, List<StoredCase> changed) {
        Map<UUID, StoredCase> stored = store.load(happened.keySet());
        List<CaseChange> changes = new ArrayList<>();
        FactsBook.Reading reading = facts.reading(happened.keySet());
        happened.forEach((conversation, what) -> {
            CaseChange change = new CaseChange(
                    stored.getOrDefault(conversation, StoredCase.none(conversation, what.inbox)));
            what.events.forEach(event -> apply(change, event, reading));
            if (!change.isEmpty()) {
                changes.add(change);
            }
        });
        if (changes.isEmpty()) {
            return Map.of();
        }
        List<CaseChange> lost = save(changes);
        Map<UUID, Happened> again = new LinkedHashMap<>();
        for (CaseChange change : changes) {
            UUID conversation = change.before().conversation();
            if (lost.contains(change)) {
                again.put(conversation, happened.get(conversation));
            } else {
                changed.add(change.after());
            }
        }
        return again;
    }

    private List<CaseChange> save(List<CaseChange> changes) {
        changes.forEach(change -> change.plan(terms.terms(change.versions())));
        return store.save(changes);
    }

    private void apply(CaseChange change, SlaEvent event, FactsBook.Reading reading) {
        Terms now = change.versions() == null ? null : terms.terms(change.versions());
        boolean mayBegin = event instanceof SlaEvent.CustomerWrote
                || (event instanceof SlaEvent.HandedOver over && over.byCustomer());
        if (mayBegin && change.state().startsNewEpisode(event.at(), now)) {
            Facts known = reading.of(change.before().conversation(), change.before().inbox());
            // Without a policy nothing is promised and nothing is kept.
            terms.choose(known).ifPresent(policy -> {
                change.know(known);
                change.apply(event, policy.terms(), policy);
            });
        } else if (now != null) {
            change.apply(event, now, null);
        }
    }

    /**
     * Chooses the policy anew when something else is known of a conversation (rule 12).
     *
     * @return the case if it changed, as it stands now
     */
    Optional<StoredCase> factsChanged(UUID conversation, Facts known, Instant at) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StoredCase stored = store.load(List.of(conversation)).get(conversation);
            if (stored == null || !stored.state().begun() || stored.facts().equals(known)) {
                return Optional.empty();
            }
            CaseChange change = new CaseChange(stored);
            change.know(known);
            terms.choose(known).filter(chosen -> !chosen.terms().policy().equals(stored.policyId()))
                    .ifPresent(chosen -> change.apply(new SlaEvent.TermsChanged(at, chosen.terms()),
                            terms.terms(stored.versions()), chosen));
            if (save(List.of(change)).isEmpty()) {
                return Optional.of(change.after());
            }
        }
        throw new IllegalStateException("the clocks of " + conversation + " kept changing");
    }

    /** Lets a policy's present version take over the clocks that run under it (rule 12). */
    void changeTerms(UUID policyId, Instant at) {
        Map<String, Optional<TermsBook.Chosen>> byInbox = new HashMap<>();
        UUID after = BEFORE_ALL;
        while (true) {
            List<UUID> page = store.underWay(policyId, after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            changeTerms(page, inbox -> byInbox.computeIfAbsent(inbox, name -> terms.current(policyId, name)), at);
            after = page.get(page.size() - 1);
        }
    }

    private void changeTerms(List<UUID> conversations, Function<String, Optional<TermsBook.Chosen>> present, Instant at) {
        List<UUID> left = conversations;
        for (int attempt = 0; !left.isEmpty() && attempt < ATTEMPTS; attempt++) {
            List<CaseChange> changes = new ArrayList<>();
            store.load(left).values().forEach(stored -> {
                CaseChange change = new CaseChange(stored);
                present.apply(stored.inbox()).ifPresent(chosen -> change.apply(
                        new SlaEvent.TermsChanged(at, chosen.terms()), terms.terms(stored.versions()), chosen));
                if (!change.isEmpty()) {
                    changes.add(change);
                }
            });
            left = changes.isEmpty() ? List.of()
                    : save(changes).stream().map(change -> change.before().conversation()).toList();
        }
    }

    /**
     * What other terms would do to the clocks that run under some policies; keeps nothing.
     *
     * @param proposed answers the terms as they are for a case that the change doesn't concern
     */
    ChangePreview preview(List<UUID> policies, Instant at, Function<StoredCase, Terms> proposed) {
        PreviewSum sum = new PreviewSum(at);
        for (UUID policy : policies) {
            UUID after = BEFORE_ALL;
            for (List<UUID> page = store.underWay(policy, after, PAGE); !page.isEmpty();
                    page = store.underWay(policy, after, PAGE)) {
                store.load(page).values().forEach(stored -> {
                    Terms before = terms.terms(stored.versions());
                    Terms wanted = proposed.apply(stored);
                    if (wanted != before) {
                        sum.add(stored, before, wanted,
                                ClockMachine.apply(stored.state(), new SlaEvent.TermsChanged(at, wanted), before));
                    }
                });
                after = page.get(page.size() - 1);
            }
        }
        return sum.result();
    }
}
