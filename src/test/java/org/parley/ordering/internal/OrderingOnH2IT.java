package org.parley.ordering.internal;

import org.parley.testing.TestDatabase;

class OrderingOnH2IT extends OrderingScenarios {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
