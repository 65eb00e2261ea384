package org.parley.shared.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

    @Test
    void ticksInMicrosecondsAndTellsMilliseconds() {
        Clock clock = new SystemTime().clock();

        assertThat(clock.instant().getNano() % 1_000).isZero();
        assertThat(clock.millis()).isBetween(SystemTime.millis() - 1_000, SystemTime.millis());
    }
}
