package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.shared.problem.Violation;
import org.parley.sla.Hours;

class CalendarRulesTest {

    /** Already the 16th in Bangkok. */
    private static final Instant NOW = Instant.parse("2026-04-15T17:30:00Z");

    @Test
    void warnsOfNewDaysInThePastByTheShopsOwnDate() {
        Hours hours = new Hours("Asia/Bangkok", null, List.of("2026-04-16", "2026-04-15", "2025-04-15"),
                Map.of("2026-01-02", List.of(), "2026-12-30", List.of()));
        assertThat(CalendarRules.warnings(hours, null, NOW)).extracting(Violation::field)
                .containsExactly("holidays[1]", "holidays[2]", "overrides.2026-01-02");
    }

    @Test
    void doesNotWarnAgainOfDaysThatWereThere() {
        Hours before = new Hours("Asia/Bangkok", null, List.of("2025-04-15"), null);
        Hours after = new Hours("Asia/Bangkok", null, List.of("2025-04-14", "2025-04-15"), null);
        assertThat(CalendarRules.warnings(after, before, NOW)).extracting(Violation::field).containsExactly("holidays[0]");
    }
}
