package org.parley.shared.tx;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Stands around every call that begins a transaction by {@code @Transactional}, outside the container's own interceptor
 * (whose priority is PLATFORM_BEFORE + 200): it waits for room, and the whole call is repeated when the database made it
 * give way. Calls that join a transaction are left to whoever began it, and so are {@code REQUIRES_NEW} ones, whose
 * callers may hold locks.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RepeatedTransactions {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private TransactionGate gate;

    @AroundInvoke
    Object repeat(InvocationContext call) throws Exception {
        return transactions.getTransactionKey() != null ? call.proceed()
                : Retries.call(() -> gate.pass(call::proceed));
    }
}
