package org.parley.sla.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.sla.CalendarYear.Coverage;
import org.parley.sla.HolidaySetView;

class HolidaySetTest {

    static Stream<HolidaySet> sets() {
        return HolidaySet.all().stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void namesEachDayOnceInOrderInTwoLanguagesWithinItsYears(HolidaySet set) {
        assertThat(set.dates()).isSorted().doesNotHaveDuplicates();
        assertThat(set.days()).allSatisfy(day -> {
            assertThat(day.date().getYear()).isBetween(set.firstYear(), set.lastYear());
            assertThat(day.name()).isNotBlank();
            assertThat(day.local()).isNotBlank().isNotEqualTo(day.name());
        });
        assertThat(set.source()).isNotBlank();
        assertThat(IntStream.rangeClosed(set.firstYear(), set.lastYear())).allMatch(year ->
                set.dates().stream().filter(day -> day.getYear() == year).count() >= 16);
        assertThat(set.coverage(set.firstYear() - 1)).isEqualTo(Coverage.UNKNOWN);
        assertThat(set.coverage(set.announcedThrough())).isEqualTo(Coverage.ANNOUNCED);
        assertThat(set.coverage(set.lastYear() + 1)).isEqualTo(Coverage.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"th,2024-04-12,Special holiday", "th,2024-04-16,Substitution for Songkran", "th,2025-02-12,Makha Bucha Day",
        "th,2025-06-02,Special holiday", "th,2025-08-11,Special holiday", "th,2026-01-02,Special holiday",
        "th,2026-05-31,Visakha Bucha Day", "th,2026-07-29,Asarnha Bucha Day",
        "th,2027-07-19,Substitution for Asarnha Bucha Day", "jp,2024-02-12,Substitute holiday for National Foundation Day",
        "jp,2024-03-20,Vernal Equinox Day", "jp,2024-09-22,Autumnal Equinox Day",
        "jp,2025-05-06,Substitute holiday for Greenery Day", "jp,2026-05-06,Substitute holiday for Constitution Memorial Day",
        "jp,2026-09-22,Citizens' Holiday", "jp,2027-03-22,Substitute holiday for Vernal Equinox Day",
        "jp,2027-10-11,Sports Day", "kr,2024-02-12,Substitute holiday for Seollal", "kr,2024-04-10,National Assembly election",
        "kr,2024-10-01,'Armed Forces Day, temporary holiday'", "kr,2025-01-27,Temporary holiday", "kr,2025-01-29,Seollal",
        "kr,2025-05-06,Substitute holiday for Children's Day and Buddha's Birthday", "kr,2025-06-03,Presidential election",
        "kr,2025-10-06,Chuseok", "kr,2025-10-08,Substitute holiday for Chuseok", "kr,2026-05-24,Buddha's Birthday",
        "kr,2026-06-03,Local elections", "kr,2026-07-17,Constitution Day", "kr,2027-02-09,Substitute holiday for Seollal"})
    void knowsDaysThatOthersMiss(String country, LocalDate date, String name) {
        assertThat(named(country)).containsEntry(date, name);
    }

    @ParameterizedTest
    @CsvSource({"th,2024-01-02", "th,2026-07-30", "jp,2024-12-31", "jp,2026-03-21", "jp,2027-09-22", "kr,2025-07-17",
        "kr,2026-06-08", "kr,2026-09-28", "kr,2024-06-07"})
    void knowsWhatIsNone(String country, LocalDate date) {
        assertThat(named(country)).doesNotContainKey(date);
    }

    /** Act on National Holidays, article 3: the next day that is none, and the day between two. */
    @Test
    void japanSubstitutesSundaysAndJoinsWhatLiesTwoDaysApart() {
        HolidaySet japan = HolidaySet.of("jp").orElseThrow();
        Set<LocalDate> substitutes = dates(japan, day -> day.name().startsWith("Substitute"));
        Set<LocalDate> proper = dates(japan, day -> !day.name().startsWith("Substitute") && !day.name().startsWith("Citizens"));
        Set<LocalDate> expected = proper.stream().filter(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY).map(day -> {
            LocalDate next = day.plusDays(1);
            while (proper.contains(next)) {
                next = next.plusDays(1);
            }
            return next;
        }).collect(Collectors.toSet());
        assertThat(substitutes).isEqualTo(expected);
        assertThat(dates(japan, day -> day.name().startsWith("Citizens"))).isEqualTo(proper.stream()
                .filter(day -> proper.contains(day.plusDays(2)) && !proper.contains(day.plusDays(1))
                        && !substitutes.contains(day.plusDays(1))).map(day -> day.plusDays(1)).collect(Collectors.toSet()));
        assertThat(japan.days()).filteredOn(day -> List.of("Coming of Age Day", "Marine Day", "Respect for the Aged Day",
                "Sports Day").contains(day.name())).hasSize(16)
                .allMatch(day -> day.date().getDayOfWeek() == DayOfWeek.MONDAY);
    }

    @ParameterizedTest
    @CsvSource({"kr,Substitute", "th,Substitution"})
    void whatStandsForAnotherDayIsAWeekdayAfterIt(String country, String word) {
        Map<LocalDate, String> days = named(country);
        assertThat(days.entrySet().stream().filter(day -> day.getValue().startsWith(word))).isNotEmpty().allSatisfy(day -> {
            assertThat(day.getKey().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            // The day before is a holiday or the week-end that made it necessary.
            LocalDate before = day.getKey().minusDays(1);
            assertThat(days.containsKey(before) || before.getDayOfWeek() == DayOfWeek.SUNDAY).isTrue();
        });
    }

    @Test
    void thailandMakesUpForEveryWeekEndHoliday() {
        Map<LocalDate, String> days = named("th");
        days.forEach((date, name) -> {
            boolean weekEnd = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            // The three days of Songkran are made up for once; New Year's of 2024 was moved to 2023.
            if (weekEnd) {
                assertThat(days.entrySet()).as(date + " " + name).anyMatch(other ->
                        other.getValue().equals("Substitution for " + name) && other.getKey().isAfter(date)
                                && other.getKey().isBefore(date.plusDays(5)));
            }
        });
    }

    private static Map<LocalDate, String> named(String country) {
        return HolidaySet.of(country).orElseThrow().days().stream()
                .collect(Collectors.toMap(HolidaySetView.Day::date, HolidaySetView.Day::name));
    }

    private static Set<LocalDate> dates(HolidaySet set, Function<HolidaySetView.Day, Boolean> wanted) {
        return set.days().stream().filter(wanted::apply).map(HolidaySetView.Day::date).collect(Collectors.toSet());
    }
}
