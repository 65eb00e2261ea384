package sandbox;

import org.parley.testing.TestDatabase;

class ProviderOnH2IT extends ProviderRules {

    @Override
    TestDatabase openDatabase() {
        return TestDatabase.h2();
    }
}
