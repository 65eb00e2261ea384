package org.parley.sla.internal.clock;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.parley.sla.ClockKind;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;
import org.parley.sla.internal.calendar.BusinessCalendar;

/**
 * What is promised to a conversation: one version of a policy under one version of a calendar. Immutable.
 * Targets in business microseconds.
 */
public record Terms(UUID policy, UUID policyVersion, UUID calendarVersion, BusinessCalendar calendar, Targets targets,
        FirstResponseStarts firstResponseStarts, boolean botReplyCounts, Duration reopenWindow,
        Set<PauseReason> pausing, Ladder ladder) {

    public static final Set<PauseReason> ALL_PAUSES = Set.copyOf(EnumSet.allOf(PauseReason.class));

    /** Business microseconds for each kind of clock. */
    public record Targets(long firstResponse, long nextResponse, long resolution) {

        public Targets {
            if (firstResponse <= 0 || nextResponse <= 0 || resolution <= 0) {
                throw new IllegalArgumentException("targets are positive");
            }
        }

        public long of(ClockKind kind) {
            return switch (kind) {
                case FIRST_RESPONSE -> firstResponse;
                case NEXT_RESPONSE -> nextResponse;
                case RESOLUTION -> resolution;
            };
        }
    }

    /** The same promises under other hours. */
    public Terms under(UUID otherVersion, BusinessCalendar other) {
        return new Terms(policy, policyVersion, otherVersion, other, targets, firstResponseStarts, botReplyCounts,
                reopenWindow, pausing, ladder);
    }

    public boolean holdsForBot() {
        return firstResponseStarts == FirstResponseStarts.HANDOVER;
    }
}
