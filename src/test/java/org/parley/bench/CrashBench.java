package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.testing.MessageCrashes;
import org.parley.testing.ParleyServer;

/** Promise 1 of design/trust.md in full: twenty kills with a thousand messages in flight, on each database. */
class CrashBench {

    private static final int ROUNDS = 20;
    private static final int MESSAGES = 1_000;

    @ParameterizedTest
    @EnumSource(BenchDatabase.class)
    void nothingAcknowledgedIsMissingOrDoubled(BenchDatabase database) throws Exception {
        String name = "bench-crash-" + database.name().toLowerCase();
        int acknowledged = new MessageCrashes(database.on(ParleyServer.settings(name)), MESSAGES).rounds(ROUNDS);
        assertThat(acknowledged).isPositive();
        Figures.add(database, "kill -9 with 1,000 messages in flight", "%d rounds, %,d acknowledged before the kills, none "
                + "missing, none doubled", ROUNDS, acknowledged);
    }
}
