package org.parley.sla.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.parley.testing.TestPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** The module's tables on a real database, with transactions as a container gives them, and a clock that is set. */
final class SlaTestDatabase {

    private final DataSource real;
    private final ThreadLocal<Connection> transaction = new ThreadLocal<>();
    private final List<String> statements = new ArrayList<>();
    final SettableClock clock = new SettableClock();

    private SlaTestDatabase(DataSource real) {
        this.real = real;
        Flyway.configure().dataSource(real).locations("classpath:db/migration/sla").load().migrate();
    }

    static SlaTestDatabase h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        return new SlaTestDatabase(source);
    }

    static SlaTestDatabase postgres() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(TestPostgres.emptyDatabase().url());
        source.setUser("postgres");
        source.setPassword("postgres");
        return new SlaTestDatabase(source);
    }

    /** Hands out the current transaction's connection, and notes what is prepared on it. */
    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class},
                (proxy, method, values) -> connection());
    }

    <T> T inTransaction(Supplier<T> work) {
        try (Connection connection = real.getConnection()) {
            connection.setAutoCommit(false);
            transaction.set(connection);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } catch (RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                transaction.remove();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** The statements prepared since the last call, in order. */
    List<String> statements() {
        List<String> noted = List.copyOf(statements);
        statements.clear();
        return noted;
    }

    void empty() {
        inTransaction(() -> {
            try (Statement statement = transaction.get().createStatement()) {
                for (String table : List.of("sla_rehearsal", "sla_told", "sla_alert", "sla_step", "sla_event", "sla_clock",
                        "sla_case", "sla_policy_version", "sla_policy", "sla_inbox_calendar",
                        "sla_calendar_version", "sla_calendar")) {
                    statement.execute("DELETE FROM " + table);
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private Connection connection() throws SQLException {
        Connection current = transaction.get();
        boolean own = current == null;
        Connection target = own ? real.getConnection() : current;
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, values) -> {
                    if (method.getName().equals("close") && !own) {
                        return null;
                    }
                    if (method.getName().equals("prepareStatement")) {
                        synchronized (statements) {
                            statements.add(((String) values[0]).strip());
                        }
                    }
                    try {
                        return method.invoke(target, values);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** Stands still until it is told. */
    static final class SettableClock extends Clock {

        private volatile Instant now = Instant.parse("2024-01-15T10:00:00Z");

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
