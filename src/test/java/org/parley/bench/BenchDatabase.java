package org.parley.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.parley.testing.EmbeddedUrl;
import org.parley.testing.ParleyServer;
import org.parley.testing.TestPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** The two databases on which everything is measured. */
public enum BenchDatabase {

    H2("H2") {
        @Override
        ParleyServer.Settings on(ParleyServer.Settings settings) {
            return settings;
        }

        @Override
        Place empty(String name) {
            return new Place("org.h2.jdbcx.JdbcDataSource", EmbeddedUrl.inFile(
                    Path.of("target", "bench", name + "-" + UUID.randomUUID())), "parley", "embedded");
        }
    },

    POSTGRESQL("PostgreSQL") {
        @Override
        ParleyServer.Settings on(ParleyServer.Settings settings) {
            return settings.database(TestPostgres.emptyDatabase());
        }

        @Override
        Place empty(String name) {
            return new Place("org.postgresql.ds.PGSimpleDataSource", TestPostgres.emptyDatabase().url(), "postgres",
                    "postgres");
        }
    };

    private final String title;

    BenchDatabase(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Makes a server use an empty database of this kind; its own embedded one in the case of H2. */
    abstract ParleyServer.Settings on(ParleyServer.Settings settings);

    /** An empty database for something other than Parley. */
    abstract Place empty(String name);

    /** Where a database is, as a data source wants it. */
    record Place(String className, String url, String user, String password) {

        DataSource dataSource() {
            if (url.startsWith("jdbc:h2:")) {
                JdbcDataSource h2 = new JdbcDataSource();
                h2.setURL(url);
                h2.setUser(user);
                h2.setPassword(password);
                return h2;
            }
            PGSimpleDataSource postgres = new PGSimpleDataSource();
            postgres.setUrl(url);
            postgres.setUser(user);
            postgres.setPassword(password);
            return postgres;
        }

        /** With our tables, empty. */
        DataSource migrated() {
            DataSource source = dataSource();
            Flyway.configure().dataSource(source).locations("classpath:db/migration").outOfOrder(true).load().migrate();
            return source;
        }

        Connection connect() throws SQLException {
            return dataSource().getConnection();
        }
    }
}
