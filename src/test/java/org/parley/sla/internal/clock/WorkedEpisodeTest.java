package org.parley.sla.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.sla.internal.clock.SlaSamples.at;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.sla.ClockState;
import org.parley.sla.FirstResponseStarts;
import org.parley.sla.internal.calendar.Micros;
import org.parley.sla.internal.clock.SlaEvent.BotReplied;
import org.parley.sla.internal.clock.SlaEvent.CustomerWrote;
import org.parley.sla.internal.clock.SlaEvent.PersonReplied;
import org.parley.sla.internal.clock.SlaEvent.Resolved;

/** The worked episode of the SLA semantics, looked at in every one of its minutes. */
class WorkedEpisodeTest {

    private static final Map<Instant, SlaEvent> EVENTS = new LinkedHashMap<>();

    static {
        happens(new CustomerWrote(at("15T10:00"), false));
        happens(new BotReplied(at("15T10:05")));
        // 10:20 is an internal note: no event of the clocks.
        happens(new PersonReplied(at("15T10:25")));
        happens(new CustomerWrote(at("15T11:40"), false));
        happens(new CustomerWrote(at("15T12:00"), false));
        happens(new PersonReplied(at("15T12:50")));
        happens(new Resolved(at("15T13:00")));
        happens(new CustomerWrote(at("17T09:30"), false));
    }

    private final Terms terms = SlaSamples.terms(FirstResponseStarts.MESSAGE);

    @Test
    void goesMinuteByMinuteAsTheNormSays() {
        Replay replay = new Replay();
        replay.use(terms);
        for (Instant now = at("15T09:59"); now.isBefore(at("17T16:00")); now = now.plusSeconds(60)) {
            if (EVENTS.containsKey(now)) {
                replay.apply(EVENTS.get(now));
            }
            firstResponse(replay, now);
            nextResponse(replay, now);
            resolution(replay, now);
        }
    }

    private void firstResponse(Replay replay, Instant now) {
        SlaClock first = replay.state().first();
        if (now.isBefore(at("15T10:00"))) {
            assertThat(first).isNull();
            return;
        }
        assertThat(first.dueAt()).isEqualTo(at("15T10:30"));
        assertThat(first.breachedAt(now)).isNull();
        if (now.isBefore(at("15T10:25"))) {
            assertThat(first.state()).isEqualTo(ClockState.RUNNING);
            assertThat(minutes(first, now)).isEqualTo(Duration.between(at("15T10:00"), now).toMinutes());
        } else {
            assertThat(first.state()).isEqualTo(ClockState.MET);
            assertThat(minutes(first, now)).isEqualTo(25);
        }
    }

    private void nextResponse(Replay replay, Instant now) {
        SlaClock next = replay.state().next();
        if (now.isBefore(at("15T11:40"))) {
            assertThat(next).isNull();
        } else if (now.isBefore(at("17T09:30"))) {
            assertThat(next.cycle()).isEqualTo(1);
            assertThat(next.dueAt()).isEqualTo(at("15T12:40"));
            assertThat(next.breachedAt(now)).isEqualTo(now.isAfter(at("15T12:40")) ? at("15T12:40") : null);
            assertThat(minutes(next, now)).isEqualTo(
                    now.isBefore(at("15T12:50")) ? Duration.between(at("15T11:40"), now).toMinutes() : 70);
            assertThat(next.state()).isEqualTo(
                    now.isBefore(at("15T12:50")) ? ClockState.RUNNING : ClockState.BREACHED);
        } else {
            assertThat(next.cycle()).isEqualTo(2);
            assertThat(next.dueAt()).isEqualTo(at("17T10:30"));
            assertThat(next.state()).isEqualTo(ClockState.RUNNING);
        }
    }

    private void resolution(Replay replay, Instant now) {
        SlaClock resolution = replay.state().resolution();
        if (now.isBefore(at("15T10:00"))) {
            assertThat(resolution).isNull();
        } else if (now.isBefore(at("15T10:25"))) {
            assertThat(resolution.state()).isEqualTo(ClockState.RUNNING);
            assertThat(resolution.dueAt()).isEqualTo(at("16T10:00"));
        } else if (now.isBefore(at("15T11:40"))) {
            assertThat(resolution.state()).isEqualTo(ClockState.PAUSED);
            assertThat(minutes(resolution, now)).isEqualTo(25);
            // If the customer wrote now, the rest of the eight hours would begin now.
            assertThat(resolution.dueAt(now, terms.calendar()))
                    .contains(at("16T10:00").plus(Duration.between(at("15T10:25"), now)));
        } else if (now.isBefore(at("15T12:50"))) {
            assertThat(resolution.state()).isEqualTo(ClockState.RUNNING);
            assertThat(resolution.dueAt()).isEqualTo(at("16T11:15"));
        } else if (now.isBefore(at("15T13:00"))) {
            assertThat(resolution.state()).isEqualTo(ClockState.PAUSED);
        } else if (now.isBefore(at("17T09:30"))) {
            assertThat(resolution.state()).isEqualTo(ClockState.MET);
            assertThat(minutes(resolution, now)).isEqualTo(95);
        } else {
            assertThat(resolution.cycle()).isEqualTo(2);
            assertThat(resolution.startedAt()).isEqualTo(at("15T10:00"));
            assertThat(resolution.dueAt()).isEqualTo(at("17T15:55"));
            assertThat(resolution.state()).isEqualTo(ClockState.RUNNING);
            SlaSamples.assertExplains(replay.explain(resolution, now), at("15T10:00"), at("17T15:55"),
                    480 * Micros.MINUTE);
        }
    }

    @Test
    void outsideTheWindowItIsANewEpisode() {
        Terms shortWindow = new Terms(terms.policy(), terms.policyVersion(), terms.calendarVersion(), terms.calendar(),
                terms.targets(), terms.firstResponseStarts(), false, Duration.ofDays(1), terms.pausing(),
                terms.ladder());
        Replay replay = new Replay();
        replay.use(shortWindow);
        EVENTS.values().forEach(replay::apply);
        assertThat(replay.state().episode()).isEqualTo(2);
        assertThat(replay.state().first().dueAt()).isEqualTo(at("17T10:00"));
        assertThat(replay.state().resolution().dueAt()).isEqualTo(at("18T09:30"));
    }

    private long minutes(SlaClock clock, Instant now) {
        return clock.elapsed(now, terms.calendar()) / Micros.MINUTE;
    }

    private static void happens(SlaEvent event) {
        EVENTS.put(event.at(), event);
    }
}
