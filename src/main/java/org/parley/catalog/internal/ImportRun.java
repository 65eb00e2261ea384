package org.parley.catalog.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.parley.catalog.ImportFormat;
import org.parley.catalog.ImportId;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.catalog.internal.Database.DatabaseFailure;
import org.parley.catalog.internal.ImportJobs.Counts;
import org.parley.shared.tx.Retries;

/**
 * One import from its first byte to the last: drafts are collected into batches, each batch is compared and written in
 * one transaction together with the counts and errors, and what changed is handed to the index.
 */
final class ImportRun implements ImportSink {

    private static final int BATCH_PRODUCTS = 250;
    private static final int BATCH_VARIANTS = 1_500;
    private static final int BATCH_ERRORS = 500;
    /** Reading and writing end here; the last of it is the index. */
    private static final int READ_PERMILLE = 900;

    private final Database database;
    private final SearchIndex index;
    private final ImportId id;
    private final ImportRequest request;
    private final ImportContext context;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final List<ProductDraft> products = new ArrayList<>();
    private final List<CategoryDraft> categoryDrafts = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private final SeenBefore skus = new SeenBefore();
    private ImportCategories categories;
    private String currency;
    private Counts counts = Counts.NONE;
    private int rows;
    private int variants;
    private long size;
    private long behind;

    ImportRun(Database database, SearchIndex index, ImportId id, ImportRequest request, ImportContext context,
            Clock clock, BooleanSupplier stopping) {
        this.database = database;
        this.index = index;
        this.id = id;
        this.request = request;
        this.context = context;
        this.clock = clock;
        this.stopping = stopping;
    }

    /**
     * Reads the file to its end and writes what is good.
     *
     * @return counts so far, for errors that come later
     * @throws UnreadableFile if it is not of its format; nothing was written then
     */
    Counts read(Path file) throws IOException {
        size = Math.max(1, Files.size(file));
        categories = database.inNewTransaction(connection -> new ImportCategories(connection, request.dryRun()));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (request.format() == ImportFormat.SHOPIFY_CSV) {
                new ShopifyCsv(context, this).read(in);
            } else {
                new ParleyJson(context, this).read(in);
            }
        }
        storeCategories();
        flush();
        return counts;
    }

    @Override
    public void currency(String code) {
        currency = code;
    }

    @Override
    public void category(CategoryDraft category) {
        if (categories.differs(category)) {
            categoryDrafts.add(category);
        }
    }

    @Override
    public void product(ProductDraft product) {
        storeCategories();
        products.add(product);
        variants += product.variants().size();
    }

    @Override
    public void error(LineError error) {
        errors.add(error);
    }

    @Override
    public void row(long bytes) {
        rows++;
        behind = bytes;
        if (stopping.getAsBoolean()) {
            throw new Interrupted();
        }
        if (products.size() >= BATCH_PRODUCTS || variants >= BATCH_VARIANTS || errors.size() >= BATCH_ERRORS) {
            flush();
        }
    }

    private void storeCategories() {
        for (CategoryDraft draft : categoryDrafts) {
            if (categories.differs(draft)) {
                index.touch(database.inNewTransaction(connection -> categories.store(connection, draft)));
            }
        }
        categoryDrafts.clear();
    }

    private void flush() {
        try {
            write(List.copyOf(products), skus::add);
        } catch (DatabaseFailure refused) {
            // One product may have met a change made meanwhile; alone it shows, and the others get through.
            for (ProductDraft product : products) {
                alone(product);
            }
            write(List.of(), sku -> true);
        }
        products.clear();
        variants = 0;
    }

    private void alone(ProductDraft product) {
        try {
            Retries.run(() -> write(List.of(product), sku -> true));
        } catch (DatabaseFailure refused) {
            String state = refused.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
            boolean ofThisProduct = state == null || state.startsWith("22") || state.startsWith("23");
            if (!ofThisProduct) {
                throw refused;
            }
            errors.add(new LineError(product.line(), null, "The product was changed by somebody else at the same moment,"
                    + " or has values that cannot be stored."));
        }
    }

    private void write(List<ProductDraft> drafts, Predicate<String> firstUse) {
        ImportBatch batch = new ImportBatch(currency, categories::id, firstUse);
        Counts after = database.inNewTransaction(connection -> write(connection, batch, drafts));
        counts = after;
        errors.clear();
        List<UUID> touched = batch.touched();
        if (!request.dryRun()) {
            index.touch(touched);
        }
    }

    private Counts write(Connection connection, ImportBatch batch, List<ProductDraft> drafts) throws SQLException {
        if (!drafts.isEmpty()) {
            batch.compare(connection, drafts);
            if (!request.dryRun()) {
                batch.statements().execute(connection, clock.instant());
            }
        }
        List<LineError> found = new ArrayList<>(errors);
        found.addAll(batch.errors());
        ImportJobs.errors(connection, id, counts.errors(), found);
        Counts after = new Counts(rows, counts.created() + batch.created(), counts.updated() + batch.updated(),
                counts.unchanged() + batch.unchanged(), counts.errors() + found.size());
        ImportJobs.progress(connection, id, after, (int) (READ_PERMILLE * Math.min(behind, size) / size));
        return after;
    }

    /** The server is being stopped. */
    static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("the server stops", null, false, false);
        }
    }
}
