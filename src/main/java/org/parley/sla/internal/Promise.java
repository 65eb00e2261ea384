package org.parley.sla.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.parley.shared.json.Json;
import org.parley.sla.Condition;
import org.parley.sla.EscalationStep;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.PauseReason;
import org.parley.sla.Policies;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.Ladder;
import org.parley.sla.internal.clock.Terms;

/** A policy version as it is kept, in JSON: everything that decides about clocks except the calendar. */
record Promise(Map<String, Condition> conditions, long firstResponseSeconds, long nextResponseSeconds,
        long resolutionSeconds, FirstResponseStarts firstResponseStarts, boolean botReplyCounts,
        List<PauseReason> pausing, long reopenWindowSeconds, List<EscalationStep> ladder, Long maximumSilenceSeconds) {

    static Promise of(Policies.Draft draft) {
        return new Promise(new TreeMap<>(draft.conditions()), draft.targets().firstResponseSeconds(),
                draft.targets().nextResponseSeconds(), draft.targets().resolutionSeconds(), draft.firstResponseStarts(),
                draft.botReplyCounts(), draft.pausing().stream().sorted().toList(), draft.reopenWindow().toSeconds(),
                draft.ladder(), draft.maximumSilence().toSeconds());
    }

    /** Versions that were kept before there were ladders have none. */
    Promise {
        ladder = ladder == null ? List.of() : List.copyOf(ladder);
        maximumSilenceSeconds = maximumSilenceSeconds == null ? Policies.MAXIMUM_SILENCE.toSeconds() : maximumSilenceSeconds;
    }

    static Promise read(String json) {
        return Json.read(json, Promise.class);
    }

    /** Whether every condition asks for what is the case. */
    boolean fits(Facts facts) {
        return conditions.entrySet().stream().allMatch(wanted -> wanted.getValue().fits(facts.of(wanted.getKey())));
    }

    Policies.Targets targets() {
        return new Policies.Targets(firstResponseSeconds, nextResponseSeconds, resolutionSeconds);
    }

    Duration reopenWindow() {
        return Duration.ofSeconds(reopenWindowSeconds);
    }

    Terms under(UUID policy, UUID policyVersion, UUID calendarVersion, BusinessCalendar calendar) {
        return new Terms(policy, policyVersion, calendarVersion, calendar,
                new Terms.Targets(firstResponseSeconds * Micros.SECOND, nextResponseSeconds * Micros.SECOND,
                        resolutionSeconds * Micros.SECOND),
                firstResponseStarts, botReplyCounts, reopenWindow(), Set.copyOf(pausing),
                new Ladder(ladder, maximumSilenceSeconds * Micros.SECOND));
    }
}
