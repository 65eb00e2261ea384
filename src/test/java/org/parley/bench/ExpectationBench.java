package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.sla.internal.SimulatedTraffic;

/** Whether what customers are told comes true: simulated traffic of a year, by arithmetic alone, on no database. */
class ExpectationBench {

    @Test
    void whatIsToldComesTrue() {
        SimulatedTraffic.Result year = SimulatedTraffic.run(2026, 52, 10, 0.05);
        Figures.add(BenchDatabase.H2, "expected reply time, a simulated year", "%s", year.sentence());
        assertThat(year.withinMedian()).isBetween(0.45, 0.55);
        assertThat(year.withinP90()).isGreaterThanOrEqualTo(0.88);
    }
}
