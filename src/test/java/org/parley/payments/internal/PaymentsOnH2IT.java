package org.parley.payments.internal;

import org.parley.testing.TestDatabase;

class PaymentsOnH2IT extends PaymentsRules {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
