package org.parley.testing;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.parley.shared.tx.AfterCommit;

/**
 * Our schema and all our entities on a database of one's own, without a server: H2 in memory, or a real PostgreSQL.
 * What the container does by interceptors is done by {@link #transaction} and {@link #transactional}; within one, the
 * entity manager and the data source share a connection, as they do in the server.
 */
public final class TestDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final ThreadLocal<Running> running = new ThreadLocal<>();
    private final AtomicLong prepared = new AtomicLong();
    private final DataSource pool;
    private final EntityManagerFactory factory;

    private TestDatabase(DataSource pool) {
        this.pool = pool;
        Configuration configuration = new Configuration();
        entities().forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put("hibernate.connection.datasource", pool);
        configuration.setProperty("hibernate.search.enabled", "false");
        configuration.setProperty("hibernate.search.backend.directory.type", "local-heap");
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        configuration.setProperty("hibernate.timezone.default_storage", "NORMALIZE_UTC");
        configuration.setProperty("hibernate.type.preferred_uuid_jdbc_type", "UUID");
        configuration.setProperty("hibernate.jdbc.batch_size", "50");
        configuration.setProperty("hibernate.order_inserts", "true");
        configuration.setProperty("hibernate.order_updates", "true");
        factory = configuration.buildSessionFactory();
    }

    public static TestDatabase h2() {
        return new TestDatabase(JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
                "parley", "test"));
    }

    /** A new database on the run's one PostgreSQL. */
    @SuppressWarnings("deprecation")
    public static TestDatabase postgres() {
        org.postgresql.ds.PGPoolingDataSource pool = new org.postgresql.ds.PGPoolingDataSource();
        pool.setDataSourceName(UUID.randomUUID().toString());
        pool.setURL(TestPostgres.emptyDatabase().url());
        pool.setUser("postgres");
        pool.setPassword("postgres");
        pool.setMaxConnections(CONNECTIONS);
        return new TestDatabase(pool);
    }

    /** The entity manager of the transaction in which the calling thread is. */
    public EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> invoke(current().entities, method, arguments));
    }

    /** Connections of the transaction in which the calling thread is, else new ones that commit at once. */
    public DataSource dataSource() {
        return new JoiningDataSource();
    }

    public boolean inTransaction() {
        return running.get() != null;
    }

    /** Runs in the thread's transaction, or in a new one that is committed at the end. */
    public <T> T transaction(Supplier<T> work) {
        return running.get() != null ? work.get() : newTransaction(work);
    }

    public void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return null;
        });
    }

    /** Runs in a transaction of its own, whatever the thread is in. */
    public <T> T newTransaction(Supplier<T> work) {
        Running outer = running.get();
        Running mine = new Running(factory.createEntityManager(), new ArrayList<>());
        running.set(mine);
        boolean committed = false;
        try {
            mine.entities.getTransaction().begin();
            T result = work.get();
            mine.entities.getTransaction().commit();
            committed = true;
            return result;
        } finally {
            if (!committed && mine.entities.getTransaction().isActive()) {
                mine.entities.getTransaction().rollback();
            }
            mine.entities.close();
            running.set(outer);
            if (committed) {
                mine.afterCommit.forEach(Runnable::run);
            }
        }
    }

    /** How many SQL statements the work sends within a transaction, through Hibernate and beside it; it runs alone. */
    public long statements(Runnable work) {
        return transaction(() -> {
            var statistics = factory.unwrap(SessionFactory.class).getStatistics();
            statistics.setStatisticsEnabled(true);
            long before = statistics.getPrepareStatementCount() + prepared.get();
            work.run();
            return statistics.getPrepareStatementCount() + prepared.get() - before;
        });
    }

    /** A door whose calls run in transactions as {@code @Transactional} on the bean's methods and class says. */
    public <T> T transactional(Class<T> door, T bean) {
        return door.cast(Proxy.newProxyInstance(door.getClassLoader(), new Class<?>[] {door}, (proxy, method, arguments) -> {
            Supplier<Object> call = () -> {
                try {
                    return invoke(bean, method, arguments);
                } catch (RuntimeException | Error passedOn) {
                    throw passedOn;
                } catch (Throwable checked) {
                    throw new IllegalStateException(checked);
                }
            };
            return switch (kind(bean, method)) {
                case REQUIRES_NEW -> newTransaction(call);
                case NEVER -> {
                    if (running.get() != null) {
                        throw new IllegalStateException(method + " must not be called within a transaction");
                    }
                    yield call.get();
                }
                case NOT_SUPPORTED, SUPPORTS -> call.get();
                case REQUIRED, MANDATORY -> transaction(call);
            };
        }));
    }

    private static Transactional.TxType kind(Object bean, Method door) throws NoSuchMethodException {
        Transactional own = bean.getClass().getMethod(door.getName(), door.getParameterTypes())
                .getAnnotation(Transactional.class);
        Transactional found = own != null ? own : bean.getClass().getAnnotation(Transactional.class);
        return found == null ? Transactional.TxType.SUPPORTS : found.value();
    }

    public AfterCommit afterCommit() {
        return new AfterCommit() {
            @Override
            public void run(Runnable action) {
                if (running.get() == null) {
                    action.run();
                } else {
                    running.get().afterCommit.add(action);
                }
            }
        };
    }

    @Override
    public void close() {
        factory.close();
        if (pool instanceof JdbcConnectionPool h2) {
            h2.dispose();
        }
    }

    private Running current() {
        Running mine = running.get();
        if (mine == null) {
            throw new IllegalStateException("no transaction is running in this thread");
        }
        return mine;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static List<Class<?>> entities() {
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes.resolve("org/parley"))) {
            List<Class<?>> found = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                Class<?> type = Class.forName(name, false, TestDatabase.class.getClassLoader());
                if (type.isAnnotationPresent(Entity.class)) {
                    found.add(type);
                }
            }
            return found;
        } catch (IOException | ClassNotFoundException failed) {
            throw new IllegalStateException("entities cannot be found", failed);
        }
    }

    private record Running(EntityManager entities, List<Runnable> afterCommit) {
    }

    private final class JoiningDataSource implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            Running mine = running.get();
            if (mine == null) {
                return pool.getConnection();
            }
            Connection shared = mine.entities.unwrap(Session.class).doReturningWork(connection -> connection);
            return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            prepared.incrementAndGet();
                        }
                        return method.getName().equals("close") ? null : invoke(shared, method, arguments);
                    });
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // nothing is logged
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // the pool's own
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return pool.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return pool.isWrapperFor(type);
        }
    }
}
