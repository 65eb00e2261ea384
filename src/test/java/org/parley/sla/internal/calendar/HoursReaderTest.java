package org.parley.sla.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.problem.Problem;
import org.parley.shared.problem.Violation;
import org.parley.sla.Explanation.Why;
import org.parley.sla.Hours;

class HoursReaderTest {

    private static final Map<String, List<String>> SUNDAYS = Map.of("sun", List.of("09:00-12:00"));

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "+07:00", "UTC+7", "asia/bangkok", "Z"})
    void refusesWhatIsNoIanaZone(String zone) {
        assertThat(fields(new Hours(zone, null, null, null))).containsExactly("zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:00-17:00", "09:00", "09:00-24:01", "24:00-09:00", "09:00-09:00", "00:00-00:00",
        "09:60-10:00", "25:00-26:00", " 09:00-10:00", "09:00–10:00", "-1:00-02:00", ""})
    void refusesIntervalsThatAreNone(String interval) {
        assertThat(fields(week("mon", interval))).containsExactly("week.mon[0]");
    }

    @ParameterizedTest
    @CsvSource({"09:00-12:00,11:59-13:00", "22:00-06:00,23:00-24:00", "00:00-24:00,10:00-11:00"})
    void refusesOverlapsWithinADay(String one, String other) {
        assertThat(fields(week("tue", one, other))).containsExactly("week.tue[1]");
    }

    @ParameterizedTest
    @CsvSource({"09:00-12:00,12:00-13:00", "13:00-18:00,09:00-12:00", "22:00-06:00,01:00-03:00", "00:00-12:00,12:00-24:00"})
    void takesIntervalsThatTouchOrLieApartInAnyOrder(String one, String other) {
        HoursReader.read(week("tue", one, other), "");
    }

    @Test
    void takesAnOvernightIntervalOverANextDayThatItOverlaps() {
        BusinessCalendar calendar = HoursReader.read(new Hours("UTC",
                Map.of("mon", List.of("22:00-06:00"), "tue", List.of("05:00-07:00")), null, null), "");
        Instant from = Instant.parse("2024-01-15T22:00:00Z");
        assertThat(calendar.due(from, 9 * 60 * Micros.MINUTE)).contains(Instant.parse("2024-01-16T07:00:00Z"));
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        Hours hours = new Hours("Nowhere", Map.of("monday", List.of()), List.of("2024-02-30", "2024-1-1"),
                Map.of("2024-12-30", List.of("x"), "soon", List.of()));
        assertThatThrownBy(() -> HoursReader.read(hours, "calendar.")).isInstanceOfSatisfying(Problem.class, problem ->
                assertThat(((List<?>) problem.members().get("violations")).stream().map(v -> ((Violation) v).field()))
                        .containsExactlyInAnyOrder("calendar.zone", "calendar.week.monday", "calendar.holidays[0]",
                                "calendar.holidays[1]", "calendar.overrides.2024-12-30[0]", "calendar.overrides.soon"));
    }

    @Test
    void refusesNullsWhereListsAndTextsBelong() {
        assertThat(fields(new Hours("UTC", Collections.singletonMap("mon", null), null, null)))
                .containsExactly("week.mon");
        assertThat(fields(new Hours("UTC", null, Arrays.asList((String) null), null))).containsExactly("holidays[0]");
    }

    @Test
    void closesTheDaysOfItsHolidaySetsAndRefusesUnknownOnes() {
        BusinessCalendar calendar = HoursReader.read(sets("th", "kr"), "");
        assertThat(calendar.exception(LocalDate.parse("2026-04-13"))).contains(Why.HOLIDAY);
        assertThat(calendar.exception(LocalDate.parse("2026-09-25"))).contains(Why.HOLIDAY);
        assertThat(fields(sets("xx"))).containsExactly("holidaySets[0]");
        assertThat(fields(sets("th", "TH", "th", null)))
                .containsExactly("holidaySets[1]", "holidaySets[2]", "holidaySets[3]");
    }

    @Test
    void refusesNamesOfDaysThatAreNoHolidays() {
        assertThat(fields(new Hours("UTC", null, List.of("2026-01-01"), null,
                Map.of("2026-01-01", "New Year", "2026-01-02", "x"), null))).containsExactly("holidayNames.2026-01-02");
        assertThat(fields(new Hours("UTC", null, List.of("2026-01-01"), null, Map.of("2026-01-01", " "), null)))
                .containsExactly("holidayNames.2026-01-01");
    }

    @Test
    void aVersionKeepsTheDaysThatItsSetsHeldWhenItWasMade() {
        KeptHours now = KeptHours.of(new Hours("UTC", SUNDAYS, null, List.of("jp"), null, Map.of("2026-01-04", List.of())));
        assertThat(now.upToDate()).isTrue();
        KeptHours then = KeptHours.read(now.json().replaceFirst("\"2026-05-03\",", ""));
        assertThat(then.upToDate()).isFalse();
        assertThat(then.hours()).isEqualTo(now.hours());
        assertThat(now.compile().intervals(LocalDate.parse("2026-05-03"))).isEmpty();
        assertThat(then.compile().intervals(LocalDate.parse("2026-05-03"))).hasSize(1);
        assertThat(then.compile().intervals(LocalDate.parse("2026-01-04"))).isEmpty();
        KeptHours old = KeptHours.read("{\"zone\":\"UTC\",\"week\":{},\"holidays\":[\"2026-01-01\"],\"overrides\":{}}");
        assertThat(old.upToDate()).isTrue();
        assertThat(old.compile().exception(LocalDate.parse("2026-01-01"))).contains(Why.HOLIDAY);
    }

    private static Hours sets(String... countries) {
        return new Hours("UTC", null, null, Arrays.asList(countries), null, null);
    }

    private static Hours week(String day, String... intervals) {
        return new Hours("UTC", Map.of(day, List.of(intervals)), null, null);
    }

    private static List<String> fields(Hours hours) {
        try {
            HoursReader.read(hours, "");
            return List.of();
        } catch (Problem problem) {
            return ((List<?>) problem.members().get("violations")).stream().map(v -> ((Violation) v).field()).toList();
        }
    }
}
