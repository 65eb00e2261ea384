package org.parley.catalog.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.parley.catalog.Catalog;
import org.parley.catalog.CatalogAdministration;
import org.parley.catalog.CatalogImports;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.catalog.ProductQuery;
import org.parley.catalog.ProductView;
import org.parley.catalog.Stock;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.shared.i18n.Language;
import org.parley.testing.EmbeddedUrl;

/** The whole catalogue on a real database and a real index, without a server. To be closed. */
public final class Shelf implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final PlainDatabase database;
    private final Path home;
    private final EntityManager entities;
    private final AutoCloseable databaseItself;
    private final SearchIndex index;
    private final StoredImports imports;
    private StoredCatalog catalog;
    private final ProductIndexer indexer;
    private boolean kept;
    private final StockLedger stock;
    private final StoredAdministration administration;

    private Shelf(DataSource source, Path home, AutoCloseable databaseItself) {
        this.home = home;
        this.databaseItself = databaseItself;
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        settings.put("jakarta.persistence.jtaDataSource", source);
        settings.put("jakarta.persistence.nonJtaDataSource", source);
        settings.put(IndexPlace.ROOT, home.resolve("index").toString());
        factory = Persistence.createEntityManagerFactory("parley", settings);
        database = new PlainDatabase(source, factory);
        indexer = new ProductIndexer(factory);
        index = new SearchIndex(database, indexer, Thread::new);
        entities = factory.createEntityManager();
        imports = new StoredImports(database, index, new FixedShop(), Clock.systemUTC(), home.toString());
        catalog = newCatalog();
        stock = new StockLedger(database, index);
        administration = new StoredAdministration(database, index, Clock.systemUTC());
        index.rebuildIfEmpty();
    }

    /** A fresh embedded database in memory. */
    static Shelf onH2() throws IOException {
        return onH2(EmbeddedUrl.inMemory(UUID.randomUUID().toString()), Files.createTempDirectory("parley-shelf"));
    }

    public static Shelf onH2(String url, Path home) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "parley", "embedded");
        pool.setMaxConnections(40);
        return new Shelf(pool, home, pool::dispose);
    }

    static Shelf on(DataSource source) throws IOException {
        return new Shelf(source, Files.createTempDirectory("parley-shelf"), () -> { });
    }

    private StoredCatalog newCatalog() {
        return new StoredCatalog(database, new ProductSearch(database, indexer), index, Clock.systemUTC(), entities);
    }

    /** The same shelf with nothing on it, for the next test; closing it does nothing from now on. */
    Shelf emptied() {
        kept = true;
        settle();
        database.inNewTransaction(connection -> {
            for (String table : List.of("catalog_import_error", "catalog_import", "variant", "product", "category")) {
                try (java.sql.PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table)) {
                    delete.executeUpdate();
                }
            }
            return null;
        });
        var workspace = org.hibernate.search.mapper.orm.Search.mapping(factory).scope(Product.class).workspace();
        workspace.purge();
        workspace.refresh();
        catalog = newCatalog();
        return this;
    }

    public Catalog catalog() {
        return catalog;
    }

    Stock stock() {
        return stock;
    }

    CatalogAdministration administration() {
        return administration;
    }

    public CatalogImports imports() {
        return imports;
    }

    StoredImports storedImports() {
        return imports;
    }

    SearchIndex index() {
        return index;
    }

    PlainDatabase database() {
        return database;
    }

    Path home() {
        return home;
    }

    ImportStatus importJson(String json) {
        return importFile(ImportFormat.PARLEY_JSON, json, false);
    }

    ImportStatus importCsv(String csv) {
        return importFile(ImportFormat.SHOPIFY_CSV, csv, false);
    }

    ImportStatus importFile(ImportFormat format, String text, boolean dryRun) {
        return imports.run(new ImportRequest(format, dryRun, null, null),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    ImportStatus importDemo() throws IOException {
        try (InputStream demo = Shelf.class.getResourceAsStream("/demo/catalog.json")) {
            return imports.run(new ImportRequest(ImportFormat.PARLEY_JSON, false, null, null), demo);
        }
    }

    List<ProductView> find(String words, Language language) {
        return catalog.search(ProductQuery.words(words, language, 25)).items();
    }

    List<String> handles(String words) {
        return find(words, null).stream().map(ProductView::handle).toList();
    }

    void settle() {
        index.settled().join();
    }

    @Override
    public void close() throws Exception {
        if (kept) {
            return;
        }
        imports.stop();
        index.stop();
        entities.close();
        factory.close();
        databaseItself.close();
    }

    private static final class FixedShop implements Shop {

        @Override
        public ShopSettings settings() {
            return new ShopSettings("Shelf", "#0f766e", null, "THB", List.of());
        }

        @Override
        public ShopSettings change(ShopSettings settings) {
            throw new UnsupportedOperationException();
        }
    }

    /** Transactions of one thread on plain connections; counts the statements. */
    static final class PlainDatabase implements Database {

        private final DataSource source;
        private final EntityManagerFactory factory;
        private final ThreadLocal<Open> open = new ThreadLocal<>();
        private final AtomicInteger statements = new AtomicInteger();

        PlainDatabase(DataSource source, EntityManagerFactory factory) {
            this.source = source;
            this.factory = factory;
        }

        int statementsOf(Runnable work) {
            statements.set(0);
            work.run();
            return statements.get();
        }

        @Override
        public <T> T sql(SqlWork<T> work) {
            try {
                if (open.get() != null) {
                    return work.with(open.get().connection);
                }
                try (Connection connection = counting(source.getConnection())) {
                    connection.setAutoCommit(true);
                    return work.with(connection);
                }
            } catch (SQLException refused) {
                throw new DatabaseFailure(refused);
            }
        }

        /** Runs several doors in one transaction, as a caller in the container would. */
        <T> T inTransaction(Supplier<T> work) {
            return inNewTransaction(connection -> work.get());
        }

        @Override
        public <T> T inNewTransaction(SqlWork<T> work) {
            Open outer = open.get();
            Open mine = new Open();
            try (Connection connection = counting(source.getConnection())) {
                connection.setAutoCommit(false);
                mine.connection = connection;
                open.set(mine);
                T result;
                try {
                    result = work.with(connection);
                    connection.commit();
                } catch (SQLException | RuntimeException failure) {
                    connection.rollback();
                    throw failure;
                } finally {
                    restore(outer);
                }
                mine.afterCommit.forEach(Runnable::run);
                return result;
            } catch (SQLException refused) {
                throw new DatabaseFailure(refused);
            }
        }

        private void restore(Open outer) {
            if (outer == null) {
                open.remove();
            } else {
                open.set(outer);
            }
        }

        @Override
        public void withEntities(Consumer<EntityManager> work) {
            try (EntityManager entities = factory.createEntityManager()) {
                entities.getTransaction().begin();
                work.accept(entities);
                entities.getTransaction().commit();
            }
        }

        @Override
        public void afterCommit(Runnable action) {
            if (open.get() == null) {
                action.run();
            } else {
                open.get().afterCommit.add(action);
            }
        }

        private Connection counting(Connection connection) {
            return (Connection) Proxy.newProxyInstance(Shelf.class.getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().startsWith("prepareStatement")) {
                            statements.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (java.lang.reflect.InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }

        private static final class Open {

            private Connection connection;
            private final List<Runnable> afterCommit = new java.util.ArrayList<>();
        }
    }
}
