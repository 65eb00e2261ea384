package org.parley.sla.internal;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.parley.sla.ClockKind;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;

/**
 * What is promised to a conversation: one version of a policy under one version of a calendar. Immutable.
 * Targets in business microseconds.
 */
record Terms(UUID policyVersion, UUID calendarVersion, BusinessCalendar calendar, Targets targets,
        FirstResponseStarts firstResponseStarts, boolean botReplyCounts, Duration reopenWindow,
        Set<PauseReason> pausing) {

    static final Set<PauseReason> ALL_PAUSES = Set.copyOf(EnumSet.allOf(PauseReason.class));

    /** Business microseconds for each kind of clock. */
    record Targets(long firstResponse, long nextResponse, long resolution) {

        Targets {
            if (firstResponse <= 0 || nextResponse <= 0 || resolution <= 0) {
                throw new IllegalArgumentException("targets are positive");
            }
        }

        long of(ClockKind kind) {
            return switch (kind) {
                case FIRST_RESPONSE -> firstResponse;
                case NEXT_RESPONSE -> nextResponse;
                case RESOLUTION -> resolution;
            };
        }
    }

    boolean holdsForBot() {
        return firstResponseStarts == FirstResponseStarts.HANDOVER;
    }
}
