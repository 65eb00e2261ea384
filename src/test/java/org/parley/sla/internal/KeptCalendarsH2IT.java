package org.parley.sla.internal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class KeptCalendarsH2IT extends KeptCalendarsContract {

    private static SlaTestDatabase database;

    @BeforeAll
    static void start() {
        database = SlaTestDatabase.h2();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    SlaTestDatabase database() {
        return database;
    }
}
