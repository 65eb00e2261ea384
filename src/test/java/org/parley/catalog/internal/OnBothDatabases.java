package org.parley.catalog.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;

/** One real PostgreSQL for the catalogue's tests; each shelf gets a database of its own in it. */
final class OnBothDatabases {

    private static EmbeddedPostgres postgres;
    private static int databases;

    private OnBothDatabases() {
    }

    static Shelf shelf(String database) throws Exception {
        return database.equals("H2") ? Shelf.onH2() : Shelf.on(freshPostgres());
    }

    private static synchronized DataSource freshPostgres() throws IOException, java.sql.SQLException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
        }
        String name = "shelf" + databases++;
        try (java.sql.Connection connection = postgres.getPostgresDatabase().getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(postgres.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true");
        return source;
    }
}
