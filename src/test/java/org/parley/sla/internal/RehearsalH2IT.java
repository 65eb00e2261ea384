package org.parley.sla.internal;

import org.junit.jupiter.api.BeforeAll;

class RehearsalH2IT extends RehearsalContract {

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
