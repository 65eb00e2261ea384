package org.parley.sla.internal;

import org.junit.jupiter.api.BeforeAll;

class KeptCalendarsH2IT extends KeptCalendarsContract {

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
