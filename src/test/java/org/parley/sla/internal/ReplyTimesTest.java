package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.sla.internal.clock.SlaSamples.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.sla.Expectations.Expectation;
import org.parley.sla.Hours;
import org.parley.sla.internal.calendar.BusinessCalendar;
import org.parley.sla.internal.calendar.HoursReader;
import org.parley.sla.internal.calendar.Micros;

class ReplyTimesTest {

    private static final List<String> DAY = List.of("09:00-17:00");
    /** Monday the 22nd is a holiday. */
    private static final BusinessCalendar OFFICE = HoursReader.read(new Hours("UTC",
            Map.of("mon", DAY, "tue", DAY, "wed", DAY, "thu", DAY, "fri", DAY), List.of("2024-01-22"), null), "");
    private static final long TARGET = 30 * Micros.MINUTE;

    @Test
    void promisesNoOpeningOnAHoliday() {
        Waits waits = waits(twenty(at("14T20:10"), at("15T09:10")));
        Expectation told = ReplyTimes.at(waits, TARGET, at("21T20:30"));
        assertThat(at("21T20:30").plusSeconds(told.medianSeconds())).isEqualTo(at("23T09:10"));
        assertThat(told.opensAt()).isEqualTo(at("23T09:00"));
    }

    @Test
    void believesPeopleWhoAnswerWhileTheShopIsClosed() {
        Waits waits = waits(twenty(at("14T20:10"), at("14T20:15")));
        assertThat(ReplyTimes.at(waits, TARGET, at("21T20:30")).medianSeconds()).isEqualTo(300);
    }

    @Test
    void tellsWhoWritesAtNightOfThoseWhoDid() {
        Waits waits = waits(Stream.concat(twenty(at("16T10:00"), at("16T10:05")),
                twenty(at("17T03:00"), at("17T09:40"))));
        // Neither hour has figures of its own.
        assertThat(ReplyTimes.at(waits, TARGET, at("18T11:00")).medianSeconds()).isEqualTo(300);
        Expectation night = ReplyTimes.at(waits, TARGET, at("18T04:00"));
        assertThat(at("18T04:00").plusSeconds(night.medianSeconds())).isEqualTo(at("18T09:40"));
        assertThat(night.observations()).isEqualTo(20);
    }

    @Test
    void countsFourWholeHoursOfTheWeek() {
        assertThat(Waits.first(at("29T20:59"), OFFICE)).isEqualTo(at("29T20:00").minus(Duration.ofDays(28)));
        BusinessCalendar kolkata = HoursReader.read(new Hours("Asia/Kolkata", null, null, null), "");
        assertThat(Waits.first(at("29T20:59"), kolkata)).isEqualTo(at("29T20:30").minus(Duration.ofDays(28)));
    }

    private static Waits waits(Stream<Waits.Wait> waits) {
        return new Waits(OFFICE, at("20T00:00"), waits.toList());
    }

    private static Stream<Waits.Wait> twenty(Instant from, Instant until) {
        return IntStream.range(0, 20).mapToObj(i -> new Waits.Wait(from, Micros.of(until) - Micros.of(from),
                OFFICE.between(from, until), true));
    }
}
