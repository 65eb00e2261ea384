package org.parley.sla.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Calendars;
import org.parley.sla.Hours;
import org.parley.sla.internal.calendar.HoursReader;

/** What may stand in a calendar, and what is accepted with a warning. */
final class CalendarRules {

    private static final int MOST_WARNINGS = 50;

    private CalendarRules() {
    }

    /** @throws Problem 400 with every field that is wrong */
    static void check(Calendars.Draft draft) {
        List<Violation> wrong = new ArrayList<>();
        PolicyRules.name(draft.name(), wrong);
        try {
            HoursReader.read(draft.hours(), "");
        } catch (Problem problem) {
            ((List<?>) problem.members().get("violations")).forEach(each -> wrong.add((Violation) each));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    /**
     * A new day in the past changes nothing that was counted, so it may be a slip of the year.
     *
     * @param before what the calendar said so far, or null
     */
    static List<Violation> warnings(Hours hours, Hours before, Instant now) {
        String today = LocalDate.ofInstant(now, ZoneId.of(hours.zone())).toString();
        Set<String> known = new TreeSet<>();
        if (before != null) {
            known.addAll(before.holidays());
            known.addAll(before.overrides().keySet());
        }
        List<Violation> warnings = new ArrayList<>();
        // ISO dates sort as texts do.
        for (int i = 0; i < hours.holidays().size(); i++) {
            warnIfPast("holidays[" + i + "]", hours.holidays().get(i), today, known, warnings);
        }
        new TreeSet<>(hours.overrides().keySet()).forEach(
                date -> warnIfPast("overrides." + date, date, today, known, warnings));
        return warnings.size() <= MOST_WARNINGS ? warnings : warnings.subList(0, MOST_WARNINGS);
    }

    private static void warnIfPast(String field, String date, String today, Set<String> known,
            List<Violation> warnings) {
        if (date.compareTo(today) < 0 && !known.contains(date)) {
            warnings.add(new Violation(field, date + " is in the past; what was counted stays as counted"));
        }
    }
}
