package org.parley.app.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * How far the first set-up is. Kept in system properties: Payara 6.2025 keeps a second instance of each health check,
 * from another class loader, in which neither application-scoped beans nor statics of the running application are seen.
 */
@ApplicationScoped
class SetUpProgress {

    private static final String DONE = "org.parley.setUp.done";
    private static final String FAILURE = "org.parley.setUp.failure";

    void done() {
        System.setProperty(DONE, "true");
    }

    void failed(String reason) {
        System.setProperty(FAILURE, reason);
    }

    boolean isDone() {
        return Boolean.getBoolean(DONE);
    }

    Optional<String> failure() {
        return Optional.ofNullable(System.getProperty(FAILURE));
    }
}
