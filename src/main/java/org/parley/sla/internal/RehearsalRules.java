package org.parley.sla.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Rehearsals;
import org.parley.sla.internal.calendar.HoursReader;

/** What may be rehearsed. */
final class RehearsalRules {

    private static final int HOURS_OF_WEEK = 168;
    private static final int MOST_PEOPLE = 1000;
    private static final int MOST_AT_ONCE = 20;
    private static final long MINUTE = 60;
    private static final long DAY = 86_400;

    private final List<Violation> wrong = new ArrayList<>();

    private RehearsalRules() {
    }

    /** @throws Problem 400 with every field that is wrong */
    static void check(Rehearsals.Draft draft, Instant now) {
        RehearsalRules rules = new RehearsalRules();
        rules.period(draft.from(), draft.to(), now);
        if (draft.promise() != null) {
            rules.promise(draft.promise());
        }
        if (draft.hours() != null) {
            if (draft.calendarId() != null) {
                rules.refuse("calendar", "cannot stand beside calendarId; give one of them");
            }
            try {
                HoursReader.read(draft.hours(), "calendar.");
            } catch (Problem problem) {
                ((List<?>) problem.members().get("violations")).forEach(each -> rules.wrong.add((Violation) each));
            }
        }
        if (draft.staff() != null) {
            rules.staff(draft.staff());
        }
        rules.end();
    }

    /** @throws Problem 400 with every field that is wrong */
    static void check(Instant from, Instant to, String zone, Instant now) {
        RehearsalRules rules = new RehearsalRules();
        rules.period(from, to, now);
        rules.zone("zone", zone);
        rules.end();
    }

    private void period(Instant from, Instant to, Instant now) {
        if (from == null) {
            refuse("from", "is missing");
        }
        if (to == null) {
            refuse("to", "is missing");
        } else if (to.isAfter(now)) {
            refuse("to", "lies in the future, of which nothing is recorded");
        } else if (from != null && !from.isBefore(to)) {
            refuse("to", "must be after from");
        } else if (from != null && Duration.between(from, to).compareTo(Rehearsals.LONGEST) > 0) {
            refuse("to", "must be at most " + Rehearsals.LONGEST.toDays() + " days after from");
        }
    }

    private void promise(Rehearsals.Promised promise) {
        target("firstResponseSeconds", promise.targets().firstResponseSeconds());
        target("nextResponseSeconds", promise.targets().nextResponseSeconds());
        target("resolutionSeconds", promise.targets().resolutionSeconds());
        if (promise.reopenWindowSeconds() < 0 || promise.reopenWindowSeconds() > PolicyRules.YEAR_SECONDS) {
            refuse("policy.reopenWindowSeconds", "must be from 0 to " + PolicyRules.YEAR_SECONDS + " (a year)");
        }
    }

    private void target(String name, long seconds) {
        if (seconds < 1 || seconds > PolicyRules.YEAR_SECONDS) {
            refuse("policy.targets." + name, "must be from 1 to " + PolicyRules.YEAR_SECONDS + " (a year)");
        }
    }

    private void staff(Rehearsals.Staff staff) {
        zone("staffing.zone", staff.zone());
        List<Integer> agents = staff.agents();
        if (agents == null || agents.size() != HOURS_OF_WEEK) {
            refuse("staffing.agents", "must be 168 numbers, one for each hour of the week from Monday 0:00");
        } else if (agents.stream().anyMatch(each -> each == null || each < 0 || each > MOST_PEOPLE)) {
            refuse("staffing.agents", "must be from 0 to " + MOST_PEOPLE + " in each hour");
        } else if (agents.stream().allMatch(each -> each == 0)) {
            refuse("staffing.agents", "has nobody at any hour");
        }
        if (staff.atOnce() < 1 || staff.atOnce() > MOST_AT_ONCE) {
            refuse("staffing.atOnce", "must be from 1 to " + MOST_AT_ONCE);
        }
        if (staff.longestHandlingSeconds() < MINUTE || staff.longestHandlingSeconds() > DAY) {
            refuse("staffing.longestHandlingSeconds", "must be from 60 (a minute) to 86400 (a day)");
        }
        if (staff.handlingSeconds() != null && (staff.handlingSeconds() < 1 || staff.handlingSeconds() > DAY)) {
            refuse("staffing.handlingSeconds", "must be from 1 to 86400 (a day)");
        }
    }

    private void zone(String field, String zone) {
        if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
            refuse(field, "is no IANA time zone; expected something like Asia/Bangkok");
        }
    }

    private void refuse(String field, String message) {
        wrong.add(new Violation(field, message));
    }

    private void end() {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }
}
