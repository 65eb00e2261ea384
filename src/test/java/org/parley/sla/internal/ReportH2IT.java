package org.parley.sla.internal;

import org.junit.jupiter.api.BeforeAll;

class ReportH2IT extends ReportContract {

    private static SlaTestDatabase database;

    @BeforeAll
    static void start() {
        database = SlaTestDatabase.h2();
    }

    @Override
    SlaTestDatabase database() {
        return database;
    }
}
