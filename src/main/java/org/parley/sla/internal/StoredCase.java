package org.parley.sla.internal;

import java.util.Set;
import java.util.UUID;
import org.parley.sla.internal.clock.CaseState;

/**
 * A conversation's case as the database has it.
 *
 * @param policyId null, like the versions, before the first episode
 * @param events   how many events have moved it; its version for optimistic writing. 0: not stored yet
 * @param facts    by which its policy was chosen
 * @param done     marks of the ladder's steps that were done, as {@link org.parley.sla.internal.clock.Ladder} writes them
 */
record StoredCase(UUID conversation, String inbox, UUID policyId, TermsBook.Versions versions, int events,
        CaseState state, Facts facts, Set<String> done) {

    static StoredCase none(UUID conversation, String inbox) {
        return new StoredCase(conversation, inbox, null, null, 0, CaseState.NOTHING_YET, Facts.ofInbox(inbox), Set.of());
    }

    StoredCase with(CaseState changed) {
        return new StoredCase(conversation, inbox, policyId, versions, events, changed, facts, done);
    }
}
