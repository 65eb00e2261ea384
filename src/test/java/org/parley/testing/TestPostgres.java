package org.parley.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A real PostgreSQL for servers under test: one process a run, an empty database for each who asks. */
public final class TestPostgres {

    private static EmbeddedPostgres postgres;
    private static int made;

    private final String database;

    private TestPostgres(String database) {
        this.database = database;
    }

    public static synchronized TestPostgres emptyDatabase() {
        try {
            if (postgres == null) {
                // As in production: the library would switch both off, and a commit would be no promise.
                postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
            }
            String name = "parley" + ++made;
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new TestPostgres(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database + "?reWriteBatchedInserts=true";
    }

    /** A look past the server, for what an interface offers no way to bring about. */
    public Connection connect() throws SQLException {
        return postgres.getDatabase("postgres", database).getConnection();
    }

    /** The environment variables by which an operator chooses this database. */
    public Map<String, String> environment() {
        return Map.of("PARLEY_DATABASE_CLASS_NAME", "org.postgresql.ds.PGSimpleDataSource",
                "PARLEY_DATABASE_URL", url(), "PARLEY_DATABASE_USER", "postgres", "PARLEY_DATABASE_PASSWORD", "postgres");
    }
}
