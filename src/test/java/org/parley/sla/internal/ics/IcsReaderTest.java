package org.parley.sla.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.shared.problem.Problem;
import org.parley.sla.HolidayImport;
import org.parley.sla.Hours;

/** Files from outside: honest ones are read to the day, hostile ones refused quickly with line and reason. */
@Timeout(10)
class IcsReaderTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2031, 12, 31);

    @Test
    void takesAllDayEventsWithTheirNamesAndLengths() {
        IcsReader.Read read = read(event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:ปีใหม่\\, ๒๕๗๐"),
                event("DTSTART;VALUE=DATE:20260301", "SUMMARY:Stock", " taking"), event("DTSTART:20260302"));
        assertThat(read.days()).containsExactlyInAnyOrderEntriesOf(Map.of(day("2026-03-01"), "Stocktaking",
                day("2026-03-02"), "", day("2026-12-24"), "ปีใหม่, ๒๕๗๐", day("2026-12-25"), "ปีใหม่, ๒๕๗๐",
                day("2026-12-26"), "ปีใหม่, ๒๕๗๐"));
        assertThat(read.skipped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FREQ=YEARLY | 20200501 | 2025-05-01 2026-05-01 2027-05-01 2028-05-01 2029-05-01 2030-05-01 2031-05-01",
        "FREQ=YEARLY;UNTIL=20270501 | 20200501 | 2025-05-01 2026-05-01 2027-05-01",
        "FREQ=YEARLY;COUNT=7 | 20200501 | 2025-05-01 2026-05-01",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20271231T000000Z | 20241128 | 2025-11-27 2026-11-26 2027-11-25",
        "FREQ=YEARLY;COUNT=3;INTERVAL=4 | 20240229 | 2028-02-29",
        "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20250301 | 20250131 | 2025-01-31 2025-02-28",
        "FREQ=WEEKLY;UNTIL=20250120 | 20250106 | 2025-01-06 2025-01-13 2025-01-20",
        "FREQ=DAILY;COUNT=3 | 20311230 | 2031-12-30 2031-12-31"})
    void repeatsByDayWeekMonthAndYear(String rule, String start, String expected) {
        List<LocalDate> days = List.copyOf(read(event("DTSTART;VALUE=DATE:" + start, "RRULE:" + rule)).days().keySet());
        List<LocalDate> wanted = List.of(expected.split(" ")).stream().map(LocalDate::parse).toList();
        // A beginning that does not fit its rule is a day of it all the same, and lies before the span here.
        assertThat(days).isEqualTo(wanted);
    }

    @Test
    void leavesOutExceptionsAndFollowsWhatWasMoved() {
        assertThat(read("""
                BEGIN:VEVENT
                UID:a
                DTSTART;VALUE=DATE:20260101
                RRULE:FREQ=YEARLY;COUNT=4
                EXDATE;VALUE=DATE:20270101
                RDATE;VALUE=DATE:20260401,20260402
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID;VALUE=DATE:20280101
                DTSTART;VALUE=DATE:20280103
                SUMMARY:moved
                END:VEVENT
                """).days().keySet()).containsExactly(day("2026-01-01"), day("2026-04-01"), day("2026-04-02"),
                day("2028-01-03"), day("2029-01-01"));
    }

    @Test
    void saysWhatIsNoHoliday() {
        IcsReader.Read read = read(event("DTSTART:20260101T090000Z", "SUMMARY:Meeting", "RRULE:FREQ=SECONDLY"),
                event("DTSTART;VALUE=DATE:20260102", "STATUS:CANCELLED"), event("DTSTART;VALUE=DATE:20190102", "SUMMARY:Old"));
        assertThat(read.days()).isEmpty();
        assertThat(read.skipped()).containsExactly(
                new HolidayImport.Skipped(4, "Meeting", HolidayImport.Reason.TIMED),
                new HolidayImport.Skipped(11, "", HolidayImport.Reason.CANCELLED),
                new HolidayImport.Skipped(17, "Old", HolidayImport.Reason.OUTSIDE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hello | 1 | noColon", "BEGIN:VEVENT;END:VEVENT | 1 | noCalendar", "<html:a> | 1 | noCalendar",
        "BEGIN:VCALENDAR | 1 | unclosed", "BEGIN:VCALENDAR;BEGIN:VEVENT;END:VCALENDAR | 3 | unclosed",
        "BEGIN:VCALENDAR;BEGIN:VEVENT;DTSTART:20260101;BEGIN:VEVENT;END:VEVENT;END:VEVENT;END:VCALENDAR | 4 | unclosed",
        "BEGIN:VCALENDAR;END:VEVENT | 2 | unclosed", "BEGIN:VCALENDAR;nonsense;END:VCALENDAR | 2 | noColon",
        "BEGIN:VCALENDAR;END:VCALENDAR;X:1 | 3 | noCalendar",
        "BEGIN:VCALENDAR;BEGIN:VEVENT;SUMMARY:x;END:VEVENT;END:VCALENDAR | 2 | noDate",
        "BEGIN:VCALENDAR;BEGIN:VEVENT;DTSTART:tomorrow;END:VEVENT;END:VCALENDAR | 2 | noDate",
        "BEGIN:VCALENDAR;BEGIN:VEVENT;DTSTART:20260230;END:VEVENT;END:VCALENDAR | 2 | noSuchDay",
        "BEGIN:VCALENDAR;BEGIN:VEVENT;DTSTART:20260101;DTEND:20290101;END:VEVENT;END:VCALENDAR | 2 | tooLong",
        "BEGIN:VCALENDAR;BEGIN:VEVENT;DTSTART:20260101;DTEND:soon;END:VEVENT;END:VCALENDAR | 4 | badValue",
        "BEGIN:VCALENDAR;BEGIN:VEVENT;DTSTART:20260101;EXDATE:never;END:VEVENT;END:VCALENDAR | 4 | badValue",
        "BEGIN:A;BEGIN:B | 1 | noCalendar"})
    void namesLineAndReasonOfABrokenFile(String file, int line, String reason) {
        refused(file.replace(";", "\r\n"), line, reason);
    }

    @Test
    void refusesWhatIsNoText() {
        IcsRefused refused = catchThrowableOfType(IcsRefused.class,
                () -> IcsReader.read(new byte[] {'B', (byte) 0xff, (byte) 0xfe}, FIRST, LAST));
        assertThat(refused.members()).containsEntry("reason", "notText");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"FREQ=SECONDLY | tooOften", "FREQ=MINUTELY;COUNT=3 | tooOften",
        "FREQ=HOURLY;UNTIL=20260102 | tooOften", "FREQ=DAILY;BYHOUR=1,2,3 | tooOften", "FREQ=YEARLY;BYSECOND=1,2 | tooOften",
        "FREQ=FORTNIGHTLY | badValue", "INTERVAL=2 | badRule", "FREQ=YEARLY;BYMONTH=13 | badRule",
        "FREQ=YEARLY;INTERVAL=2147483647 | badRule", "FREQ=DAILY;INTERVAL=-1 | badRule", "FREQ=DAILY;COUNT=-1 | badRule"})
    void refusesRulesThatAreNoHolidays(String rule, String reason) {
        IcsRefused refused = refusal(event("DTSTART;VALUE=DATE:20260101", "RRULE:" + rule));
        assertThat(refused.members()).containsEntry("reason", reason);
        assertThat((int) refused.members().get("line")).isBetween(4, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=DAILY;COUNT=2147483647", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=YEARLY;BYDAY=60MO", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "FREQ=DAILY;INTERVAL=1000"})
    void endsRulesThatNeverEndOrNeverFit(String rule) {
        Instant began = Instant.now();
        for (String start : List.of("00010101", "19000101", "20250101")) {
            try {
                read(event("DTSTART;VALUE=DATE:" + start, "RRULE:" + rule));
            } catch (IcsRefused refused) {
                assertThat(refused.members().get("reason")).isIn("tooManyDays", "tooOften");
            }
        }
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void refusesFilesWithTooManyEventsOrDays() {
        String many = IntStream.range(0, 5001).mapToObj(i -> "BEGIN:VEVENT\r\nDTSTART:20260101\r\nEND:VEVENT\r\n")
                .collect(Collectors.joining());
        assertThat(refusal(many).members()).containsEntry("reason", "tooManyEvents");
        String dates = LocalDate.of(1900, 1, 1).datesUntil(LAST).map(date -> date.toString().replace("-", ""))
                .collect(Collectors.joining(","));
        assertThat(refusal(event("DTSTART;VALUE=DATE:20250101", "RDATE;VALUE=DATE:" + dates)).members())
                .containsEntry("reason", "tooManyDays").containsEntry("line", 4);
    }

    @Test
    void neverFollowsTheRulesOfAFilesOwnTimeZones() {
        String zone = """
                BEGIN:VTIMEZONE
                TZID:Bomb
                BEGIN:STANDARD
                DTSTART:19000101T000000
                TZOFFSETFROM:+0000
                TZOFFSETTO:+0100
                RRULE:FREQ=SECONDLY
                END:STANDARD
                END:VTIMEZONE
                """;
        IcsReader.Read read = read(zone + event("DTSTART;TZID=Bomb:20260101T090000"), event("DTSTART;VALUE=DATE:20260102"));
        assertThat(read.days()).containsOnlyKeys(day("2026-01-02"));
        assertThat(read.skipped()).extracting(HolidayImport.Skipped::reason).containsExactly(HolidayImport.Reason.TIMED);
    }

    @Test
    void addsOnlyWhatACalendarDoesNotHaveAlready() {
        Hours hours = new Hours("Asia/Bangkok", null, List.of("2026-03-01"), List.of("th"), Map.of("2026-03-01", "Ours"), null);
        HolidayImport found = FileHolidays.read(file(event("DTSTART;VALUE=DATE:20260301", "SUMMARY:Theirs"),
                event("DTSTART;VALUE=DATE:20260413", "SUMMARY:Songkran"), event("DTSTART;VALUE=DATE:20260201", "SUMMARY:New")),
                hours, Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(found.days()).extracting(HolidayImport.Day::known).containsExactly(false, true, true);
        assertThat(found.hours().holidays()).containsExactly("2026-02-01", "2026-03-01");
        assertThat(found.hours().holidayNames()).isEqualTo(Map.of("2026-02-01", "New", "2026-03-01", "Ours"));
        assertThat(found.firstYear()).isEqualTo(2025);
        assertThat(found.lastYear()).isEqualTo(2031);
    }

    private static void refused(String file, int line, String reason) {
        assertThatThrownBy(() -> IcsReader.read(file.getBytes(StandardCharsets.UTF_8), FIRST, LAST))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.members()).containsEntry("line", line).containsEntry("reason", reason);
                });
    }

    private static IcsRefused refusal(String event) {
        return catchThrowableOfType(IcsRefused.class, () -> read(event));
    }

    private static IcsReader.Read read(String... events) {
        return IcsReader.read(file(events), FIRST, LAST);
    }

    private static byte[] file(String... events) {
        return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + String.join("", events) + "END:VCALENDAR\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + lines.hashCode() + "\r\nDTSTAMP:20200101T000000Z\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\n";
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
