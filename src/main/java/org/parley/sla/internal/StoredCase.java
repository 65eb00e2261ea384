package org.parley.sla.internal;

import java.util.UUID;
import org.parley.sla.internal.clock.CaseState;

/**
 * A conversation's case as the database has it.
 *
 * @param policyId null, like the versions, before the first episode
 * @param events   how many events have moved it; its version for optimistic writing. 0: not stored yet
 */
record StoredCase(UUID conversation, String inbox, UUID policyId, TermsBook.Versions versions, int events,
        CaseState state) {

    static StoredCase none(UUID conversation, String inbox) {
        return new StoredCase(conversation, inbox, null, null, 0, CaseState.NOTHING_YET);
    }
}
