package org.parley.sla.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers are told comes true as often as it says: the check of issue and rule 16. */
class ToldTimesTest {

    /** A quiet shop lives by the whole inbox, a busy one by the hour of the week. */
    @ParameterizedTest
    @CsvSource({"1, 9, 8, 0.05", "3, 9, 12, 0.0"})
    void halfAreAnsweredWithinTheMedianAndNineOfTenWithinTheNinetieth(long seed, int weeks, double perHour, double never) {
        SimulatedTraffic.Result result = SimulatedTraffic.run(seed, weeks, perHour, never);
        assertThat(result.told()).isGreaterThanOrEqualTo(5000);
        assertThat(result.withinMedian()).isCloseTo(0.5, within(0.05));
        assertThat(result.toldP90()).isGreaterThan(1000);
        assertThat(result.withinP90()).isGreaterThanOrEqualTo(0.88);
    }
}
