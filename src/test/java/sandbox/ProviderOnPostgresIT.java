package sandbox;

import org.parley.testing.TestDatabase;

class ProviderOnPostgresIT extends ProviderRules {

    @Override
    TestDatabase openDatabase() {
        return TestDatabase.postgres();
    }
}
