package org.parley.sla.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.shared.problem.Problem;
import org.parley.sla.CalendarYear;
import org.parley.sla.CalendarYear.Coverage;
import org.parley.sla.CalendarYear.HolidayName;
import org.parley.sla.CalendarYear.SetYear;
import org.parley.sla.Explanation.Why;
import org.parley.sla.Hours;

class YearReaderTest {

    private static final Map<String, List<String>> WEEK = Map.of("mon", List.of("09:00-12:00", "13:00-18:00"),
            "fri", List.of("22:00-06:00"));
    private static final Hours SHOP = new Hours("Asia/Bangkok", WEEK, List.of("2026-02-02", "2029-01-01"), List.of("th"),
            Map.of("2026-02-02", "Stocktaking"), Map.of("2026-04-13", List.of("10:00-11:30"), "2026-03-02", List.of()));

    @Test
    void saysForEachDayWhyItIsOpenOrClosed() {
        CalendarYear year = year(SHOP, 2026);
        assertThat(year.days()).hasSize(365).extracting(CalendarYear.Day::date)
                .isSorted().contains(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        CalendarYear.Day monday = day(year, "2026-02-09");
        assertThat(monday.why()).isEqualTo(Why.OPEN);
        assertThat(monday.intervals()).containsExactly("09:00-12:00", "13:00-18:00");
        assertThat(monday.openSeconds()).isEqualTo(8 * 3600);
        assertThat(day(year, "2026-02-10").why()).isEqualTo(Why.CLOSED);
        assertThat(day(year, "2026-02-02").why()).isEqualTo(Why.HOLIDAY);
        assertThat(day(year, "2026-02-02").names()).containsExactly(new HolidayName("Stocktaking", null));
        assertThat(day(year, "2026-12-07").names()).extracting(HolidayName::local).containsExactly("วันหยุดชดเชยวันพ่อแห่งชาติ วันชาติ");
        assertThat(day(year, "2026-04-13").why()).isEqualTo(Why.OVERRIDE);
        assertThat(day(year, "2026-04-13").intervals()).containsExactly("10:00-11:30");
        assertThat(day(year, "2026-04-13").names()).extracting(HolidayName::name).containsExactly("Songkran");
        assertThat(day(year, "2026-03-02").why()).isEqualTo(Why.OVERRIDE);
        assertThat(day(year, "2026-03-02").openSeconds()).isZero();
    }

    @Test
    void countsANightOnTheDatesOnWhichItIsOpen() {
        CalendarYear year = year(SHOP, 2026);
        assertThat(day(year, "2026-02-13").intervals()).containsExactly("22:00-06:00");
        assertThat(day(year, "2026-02-13").openSeconds()).isEqualTo(2 * 3600);
        assertThat(day(year, "2026-02-14").openSeconds()).isEqualTo(6 * 3600);
        assertThat(year.days().stream().mapToLong(CalendarYear.Day::openSeconds).sum()).isEqualTo(year.openSeconds());
    }

    @Test
    void saysWhichYearsAreKnownAndHow() {
        assertThat(year(SHOP, 2026).sets()).containsExactly(new SetYear("th", Coverage.ANNOUNCED));
        assertThat(year(SHOP, 2027).sets()).containsExactly(new SetYear("th", Coverage.COMPUTED));
        CalendarYear unknown = year(SHOP, 2028);
        assertThat(unknown.sets()).containsExactly(new SetYear("th", Coverage.UNKNOWN));
        assertThat(unknown.holidaysKnown()).isFalse();
        assertThat(unknown.plainDates()).isZero();
        assertThat(unknown.knownYears()).containsExactly(2024, 2025, 2026, 2027, 2029);
        assertThat(year(SHOP, 2029).holidaysKnown()).isTrue();
        assertThat(year(SHOP, 2026).plainDates()).isEqualTo(3);
        assertThat(year(new Hours("UTC", WEEK, null, null), 2026).holidaysKnown()).isFalse();
    }

    @Test
    void findsTheClockChangesAndTheHourThatTheyTakeOrGive() {
        Hours nights = new Hours("Europe/Berlin", Map.of("sat", List.of("22:00-06:00")), null, null);
        CalendarYear year = year(nights, 2026);
        assertThat(year.clockChanges()).extracting(CalendarYear.ClockChange::date)
                .containsExactly(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25));
        assertThat(year.clockChanges().get(0).offsetBefore()).isEqualTo("+01:00");
        assertThat(year.clockChanges().get(0).offsetAfter()).isEqualTo("+02:00");
        assertThat(day(year, "2026-03-29").openSeconds()).isEqualTo(5 * 3600);
        assertThat(day(year, "2026-10-25").openSeconds()).isEqualTo(7 * 3600);
        assertThat(year(SHOP, 2026).clockChanges()).isEmpty();
    }

    @Test
    void refusesYearsThatNobodyAsksAbout() {
        for (int year : new int[] {1969, 2101, -1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> YearReader.check(year)).isInstanceOf(Problem.class);
        }
    }

    private static CalendarYear year(Hours hours, int year) {
        return YearReader.read(hours, HoursReader.read(hours, ""), year);
    }

    private static CalendarYear.Day day(CalendarYear year, String date) {
        return year.days().stream().filter(day -> day.date().toString().equals(date)).findFirst().orElseThrow();
    }
}
