package org.parley.sla.internal.clock;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.sla.ClockKind;
import org.parley.sla.PauseReason;

/**
 * All that the rules need to know about a conversation between two events. Immutable.
 *
 * @param episode       counts from 1; 0 before the customer first wrote
 * @param begun         an episode is under way, possibly resolved within its reopen window
 * @param botHandles    whether a bot handles the conversation
 * @param personReplied in this episode
 * @param waitingSince  the customer's message that waits for the hand-over, where the policy holds clocks until then
 * @param resolvedAt    null while open
 * @param pauses        what keeps the resolution waiting, whether the policy lets it count as a pause or not
 * @param first         this episode's first response, open or ended; null before it started
 * @param next          the latest next response of this episode; null before one started
 * @param resolution    the latest resolution of this episode, open or ended; null before the episode
 */
public record CaseState(int episode, boolean begun, boolean botHandles, boolean personReplied, Instant waitingSince,
        Instant resolvedAt, Set<PauseReason> pauses, SlaClock first, SlaClock next, SlaClock resolution) {

    public static final CaseState NOTHING_YET =
            new CaseState(0, false, false, false, null, null, Set.of(), null, null, null);

    public CaseState {
        pauses = Set.copyOf(pauses);
    }

    public Stream<SlaClock> clocks() {
        return Stream.of(first, next, resolution).filter(Objects::nonNull);
    }

    /** Whether a message of the customer at an instant begins a new episode (rule 10). */
    public boolean startsNewEpisode(Instant at, Terms terms) {
        return !begun || isOver(at, terms);
    }

    /** Resolved so long ago that opening again is no reopening. */
    public boolean isOver(Instant at, Terms terms) {
        return resolvedAt != null && at.isAfter(resolvedAt.plus(terms.reopenWindow()));
    }

    public SlaClock openResponse() {
        if (first != null && first.isOpen()) {
            return first;
        }
        return next != null && next.isOpen() ? next : null;
    }

    public CaseState newEpisode() {
        return new CaseState(episode + 1, true, botHandles, false, null, null, Set.of(), null, null, null);
    }

    /** Nothing is under way; the next message of the customer begins a new episode. */
    public CaseState ended() {
        return new CaseState(episode, false, botHandles, false, null, null, Set.of(), null, null, null);
    }

    public CaseState withBot(boolean handles) {
        return handles == botHandles ? this : new CaseState(episode, begun, handles, personReplied, waitingSince,
                resolvedAt, pauses, first, next, resolution);
    }

    public CaseState withPersonReplied() {
        return personReplied ? this : new CaseState(episode, begun, botHandles, true, waitingSince, resolvedAt, pauses,
                first, next, resolution);
    }

    public CaseState withWaitingSince(Instant since) {
        return Objects.equals(since, waitingSince) ? this : new CaseState(episode, begun, botHandles, personReplied,
                since, resolvedAt, pauses, first, next, resolution);
    }

    public CaseState withResolvedAt(Instant at) {
        return new CaseState(episode, begun, botHandles, personReplied, waitingSince, at, pauses, first, next,
                resolution);
    }

    public CaseState withPause(PauseReason reason) {
        return changePauses(reason, true);
    }

    public CaseState withoutPause(PauseReason reason) {
        return changePauses(reason, false);
    }

    public CaseState with(SlaClock clock) {
        return new CaseState(episode, begun, botHandles, personReplied, waitingSince, resolvedAt, pauses,
                clock.kind() == ClockKind.FIRST_RESPONSE ? clock : first,
                clock.kind() == ClockKind.NEXT_RESPONSE ? clock : next,
                clock.kind() == ClockKind.RESOLUTION ? clock : resolution);
    }

    private CaseState changePauses(PauseReason reason, boolean add) {
        if (pauses.contains(reason) == add) {
            return this;
        }
        Set<PauseReason> changed = EnumSet.noneOf(PauseReason.class);
        changed.addAll(pauses);
        if (add) {
            changed.add(reason);
        } else {
            changed.remove(reason);
        }
        return new CaseState(episode, begun, botHandles, personReplied, waitingSince, resolvedAt, changed, first, next,
                resolution);
    }
}
