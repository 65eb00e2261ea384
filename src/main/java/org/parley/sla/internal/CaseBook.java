package org.parley.sla.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    CaseBook() {
    }

    CaseBook(CaseStore store, TermsBook terms) {
        this.store = store;
        this.terms = terms;
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
        happened.forEach((conversation, what) -> {
            CaseChange change = new CaseChange(
                    stored.getOrDefault(conversation, StoredCase.none(conversation, what.inbox)));
            what.events.forEach(event -> apply(change, event));
            if (!change.isEmpty()) {
                changes.add(change);
            }
        });
        if (changes.isEmpty()) {
            return Map.of();
        }
        List<CaseChange> lost = store.save(changes);
        Map<UUID, Happened> again = new LinkedHashMap<>();
        for (CaseChange change : changes) {
            UUID conversation = change.before().conversation();
            if (lost.contains(change)) {
                again.put(conversation, happened.get(conversation));
            } else {
                changed.add(new StoredCase(conversation, change.before().inbox(), change.policyId(), change.versions(),
                        change.events(), change.state()));
            }
        }
        return again;
    }

    private void apply(CaseChange change, SlaEvent event) {
        Terms now = change.versions() == null ? null : terms.terms(change.versions());
        boolean mayBegin = event instanceof SlaEvent.CustomerWrote
                || (event instanceof SlaEvent.HandedOver over && over.byCustomer());
        if (mayBegin && change.state().startsNewEpisode(event.at(), now)) {
            Optional<TermsBook.Chosen> chosen = terms.choose(facts(change.before().inbox()));
            // Without a policy nothing is promised and nothing is kept.
            chosen.ifPresent(policy -> change.apply(event, policy.terms(), policy));
        } else if (now != null) {
            change.apply(event, now, null);
        }
    }

    /** Lets a policy's present version take over the clocks that run under it (rule 12). */
    void changeTerms(UUID policyId, Instant at) {
        Optional<TermsBook.Chosen> chosen = terms.current(policyId);
        UUID after = BEFORE_ALL;
        while (chosen.isPresent()) {
            List<UUID> page = store.underWay(policyId, after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            changeTerms(page, chosen.get(), at);
            after = page.get(page.size() - 1);
        }
    }

    private void changeTerms(List<UUID> conversations, TermsBook.Chosen chosen, Instant at) {
        List<UUID> left = conversations;
        for (int attempt = 0; !left.isEmpty() && attempt < ATTEMPTS; attempt++) {
            List<CaseChange> changes = new ArrayList<>();
            store.load(left).values().forEach(stored -> {
                CaseChange change = new CaseChange(stored);
                change.apply(new SlaEvent.TermsChanged(at, chosen.terms()), terms.terms(stored.versions()), chosen);
                if (!change.isEmpty()) {
                    changes.add(change);
                }
            });
            left = changes.isEmpty() ? List.of()
                    : store.save(changes).stream().map(change -> change.before().conversation()).toList();
        }
    }

    /** What policies' conditions are held against. */
    static Map<String, String> facts(String inbox) {
        return Map.of("inbox", inbox);
    }
}
