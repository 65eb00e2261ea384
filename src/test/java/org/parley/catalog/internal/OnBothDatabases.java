package org.parley.catalog.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;

/** One shelf on H2 and one on a real PostgreSQL for all tests of the catalogue, emptied for each of them. */
final class OnBothDatabases {

    private static final java.util.Map<String, Shelf> SHELVES = new java.util.HashMap<>();
    private static EmbeddedPostgres postgres;
    private static int databases;

    private OnBothDatabases() {
    }

    static synchronized Shelf shelf(String database) throws Exception {
        Shelf shelf = SHELVES.get(database);
        if (shelf == null) {
            shelf = database.equals("H2") ? Shelf.onH2() : Shelf.on(freshPostgres());
            SHELVES.put(database, shelf);
        }
        return shelf.emptied();
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
