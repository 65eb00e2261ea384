package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Reports;
import org.parley.sla.Reports.Share;

class ReportRulesTest {

    /** Already the 25th in Bangkok. */
    private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");

    @Test
    void withoutAPeriodItIsTheLastFourWeeksUntilTodayOfTheShop() {
        ReportRules.Wanted wanted = wanted(asked(null, null, null));
        assertThat(wanted.to()).isEqualTo("2026-11-25");
        assertThat(wanted.from()).isEqualTo("2026-10-29");
        assertThat(wanted.start()).isEqualTo("2026-10-28T17:00:00Z");
        assertThat(wanted.end()).isEqualTo("2026-11-25T17:00:00Z");
    }

    @Test
    void bothDaysBelongToThePeriodAlsoWhereTheClockChanges() {
        ReportRules.Wanted wanted = wanted(asked("2026-10-25", "2026-10-25", "Europe/Berlin"));
        assertThat(wanted.start()).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(wanted.end()).isEqualTo("2026-10-25T23:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2025-10-21,2026-11-24,", "2025-10-20,2026-11-24,to", "2026-11-24,2026-11-24,", "2026-11-25,2026-11-24,to",
        "2026-02-30,2026-11-24,from", "24.11.2026,,from", "1999-12-31,2000-02-01,from", "2026-11-24,2100-01-01,to",
        "'',,from", "+2026-11-24,,from"})
    void aPeriodHasOneTo400Days(String from, String to, String wrong) {
        if (wrong == null) {
            assertThat(wanted(asked(from, to, null))).isNotNull();
        } else {
            assertThat(refused(asked(from, to, null))).containsExactly(wrong);
        }
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThat(refused(new Reports.Asked("x", "y", "Asia/Nowhere", "second", "p", "a", "")))
                .containsExactly("zone", "to", "from", "clock", "policy", "agent", "inbox");
        assertThat(refused(asked(null, null, "+07:00"))).containsExactly("zone");
    }

    @ParameterizedTest
    @CsvSource({"hourOfWeek,167,", "hourOfWeek,168,value", "hourOfWeek,-1,value", "hourOfWeek,,value", "week,2026-11-23,",
        "week,2026-11-24,value", "day,2026-11-24,", "day,yesterday,value", "agent,none,", "agent,mai,value", ",5,value",
        "clock,resolution,", "clock,RESOLUTION,value", "month,5,by", "inbox,web,"})
    void aGroupIsNamedAsTheReportNamesIt(String by, String value, String wrong) {
        Reports.Part part = new Reports.Part(by, value, null, null);
        if (wrong == null) {
            assertThat(ReportRules.part(part).key()).isNotNull();
        } else {
            assertThat(violations(() -> ReportRules.part(part))).containsExactly(wrong);
        }
    }

    @Test
    void noneIsAGroupToo() {
        assertThat(ReportRules.part(new Reports.Part("policy", "none", null, null)).key()).isEqualTo(Optional.empty());
        assertThat(violations(() -> ReportRules.part(new Reports.Part(null, null, "late", "upTo30"))))
                .containsExactly("outcome", "share");
    }

    @Test
    void sharesFollowEachOtherWithoutAGap() {
        assertThat(Share.values()[0].above()).isNegative();
        for (int i = 1; i < Share.values().length; i++) {
            assertThat(Share.values()[i].above()).isEqualTo(Share.values()[i - 1].percent());
        }
        assertThat(Share.OVER_200.code()).isEqualTo("over200");
        assertThat(Share.UP_TO_25.code()).isEqualTo("upTo25");
    }

    private static Reports.Asked asked(String from, String to, String zone) {
        return new Reports.Asked(from, to, zone, null, null, null, null);
    }

    private static ReportRules.Wanted wanted(Reports.Asked asked) {
        return ReportRules.wanted(asked, () -> "Asia/Bangkok", NOW);
    }

    private static List<String> refused(Reports.Asked asked) {
        return violations(() -> wanted(asked));
    }

    private static List<String> violations(Runnable work) {
        Problem[] problem = new Problem[1];
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, found -> problem[0] = found);
        return ((List<?>) problem[0].members().get("violations")).stream().map(one -> ((Violation) one).field()).toList();
    }
}
