package org.parley.sla.internal;

import org.junit.jupiter.api.BeforeAll;

class ReportPostgresIT extends ReportContract {

    private static SlaTestDatabase database;

    @BeforeAll
    static void start() {
        database = SlaTestDatabase.postgres();
    }

    @Override
    SlaTestDatabase database() {
        return database;
    }
}
