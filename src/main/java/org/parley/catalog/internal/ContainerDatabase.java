package org.parley.catalog.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.parley.shared.tx.AfterCommit;

/** The database as the container hands it out: one pool, JTA transactions. */
@ApplicationScoped
class ContainerDatabase implements Database {

    @Resource(lookup = "java:app/jdbc/parley")
    private DataSource pool;
    @PersistenceContext(unitName = "parley")
    private EntityManager entities;
    @Inject
    private AfterCommit afterCommit;

    @Override
    public <T> T sql(SqlWork<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.with(connection);
        } catch (SQLException refused) {
            throw new DatabaseFailure(refused);
        }
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T> T inNewTransaction(SqlWork<T> work) {
        return sql(work);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void withEntities(Consumer<EntityManager> work) {
        work.accept(entities);
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.run(action);
    }
}
