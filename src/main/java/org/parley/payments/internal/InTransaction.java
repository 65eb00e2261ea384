package org.parley.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** A transaction for one step between calls to a provider. */
@ApplicationScoped
class InTransaction {

    @Transactional
    <T> T call(Supplier<T> step) {
        return step.get();
    }
}
