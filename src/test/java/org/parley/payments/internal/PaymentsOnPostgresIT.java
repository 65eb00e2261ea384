package org.parley.payments.internal;

import org.parley.testing.TestDatabase;

class PaymentsOnPostgresIT extends PaymentsRules {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
