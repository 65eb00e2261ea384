package org.parley.sla.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Calendars;
import org.parley.sla.Policies;
import org.parley.sla.internal.calendar.HoursReader;

/** What may stand in a policy or calendar. */
final class PolicyRules {

    static final long YEAR_SECONDS = 365L * 24 * 60 * 60;

    private static final int LONGEST_NAME = 200;
    private static final Set<String> CONDITIONS = Set.of("inbox");

    private PolicyRules() {
    }

    /** @throws Problem 400 with every field that is wrong */
    static void check(Policies.Draft draft) {
        List<Violation> wrong = new ArrayList<>();
        name(draft.name(), wrong);
        draft.conditions().forEach((condition, value) -> {
            if (!CONDITIONS.contains(condition)) {
                wrong.add(new Violation("conditions." + condition, "is no condition; known is: inbox"));
            } else if (value == null || value.isBlank() || value.length() > 40) {
                wrong.add(new Violation("conditions." + condition, "must be a text of at most 40 characters"));
            }
        });
        target("targets.firstResponseSeconds", draft.targets().firstResponseSeconds(), wrong);
        target("targets.nextResponseSeconds", draft.targets().nextResponseSeconds(), wrong);
        target("targets.resolutionSeconds", draft.targets().resolutionSeconds(), wrong);
        Duration window = draft.reopenWindow();
        if (window.isNegative() || window.toSeconds() > YEAR_SECONDS) {
            wrong.add(new Violation("reopenWindowSeconds", "must be from 0 to " + YEAR_SECONDS + " (a year)"));
        }
        refuse(wrong);
    }

    /** @throws Problem 400 with every field that is wrong */
    static void check(Calendars.Draft draft) {
        List<Violation> wrong = new ArrayList<>();
        name(draft.name(), wrong);
        try {
            HoursReader.read(draft.hours(), "");
        } catch (Problem problem) {
            ((List<?>) problem.members().get("violations")).forEach(each -> wrong.add((Violation) each));
        }
        refuse(wrong);
    }

    private static void name(String name, List<Violation> wrong) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            wrong.add(new Violation("name", "must be a text of 1 to " + LONGEST_NAME + " characters"));
        }
    }

    private static void target(String field, long seconds, List<Violation> wrong) {
        if (seconds < 1 || seconds > YEAR_SECONDS) {
            wrong.add(new Violation(field, "must be from 1 to " + YEAR_SECONDS + " (a year)"));
        }
    }

    private static void refuse(List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }
}
