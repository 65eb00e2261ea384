package org.parley.catalog.internal;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.catalog.CatalogImports;
import org.parley.catalog.ImportId;
import org.parley.catalog.ImportRequest;
import org.parley.catalog.ImportStatus;
import org.parley.catalog.ImportStatus.LineError;
import org.parley.catalog.ImportStatus.Status;
import org.parley.identity.Shop;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;
import org.parley.shared.problem.Problem;

/**
 * Takes files for import, keeps them in {@code ${parley.home}/imports} while they wait, and runs them one at a time.
 * The job's row tells the truth also after a crash: what was running then is marked as failed at the next start.
 */
@ApplicationScoped
class StoredImports implements CatalogImports {

    static final long MOST_BYTES = 200L * 1024 * 1024;
    private static final Logger LOG = System.getLogger(StoredImports.class.getName());

    private final Database database;
    private final SearchIndex index;
    private final Shop shop;
    private final Clock clock;
    private final Path directory;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    @Resource
    private ManagedThreadFactory threads;
    private ExecutorService executor;
    private volatile boolean stopping;

    @Inject
    StoredImports(Database database, SearchIndex index, Shop shop, Clock clock,
            @ConfigProperty(name = "parley.home") String home) {
        this.database = database;
        this.index = index;
        this.shop = shop;
        this.clock = clock;
        this.directory = home == null ? null : Path.of(home).toAbsolutePath().resolve("imports");
    }

    /** For the container's proxy. */
    protected StoredImports() {
        this(null, null, null, null, null);
    }

    /** Clears away what an earlier run left behind. */
    void start(@Observes @Priority(90) @Initialized(ApplicationScoped.class) Object started) {
        database.inNewTransaction(connection -> {
            ImportJobs.endInterrupted(connection, clock.instant());
            return null;
        });
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> left = Files.list(directory)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException denied) {
            LOG.log(Level.WARNING, "Files of earlier imports stay in {0}: {1}", directory, denied.toString());
        }
    }

    @PreDestroy
    synchronized void stop() {
        stopping = true;
        if (executor != null) {
            executor.shutdown();
        }
    }

    @Override
    public ImportId start(ImportRequest request, InputStream file) {
        ImportId id = new ImportId(Ids.next());
        Path spooled = accept(id, request, file);
        background().execute(() -> work(id, request, spooled));
        return id;
    }

    @Override
    public ImportStatus run(ImportRequest request, InputStream file) {
        ImportId id = new ImportId(Ids.next());
        work(id, request, accept(id, request, file));
        return status(id).orElseThrow();
    }

    @Override
    public Optional<ImportStatus> status(ImportId id) {
        return database.inNewTransaction(connection -> ImportJobs.status(connection, id));
    }

    private synchronized ExecutorService background() {
        if (executor == null) {
            executor = threads == null ? Executors.newSingleThreadExecutor() : Executors.newSingleThreadExecutor(threads);
        }
        return executor;
    }

    private Path accept(ImportId id, ImportRequest request, InputStream file) {
        if (request.currency() != null && Checks.currency(request.currency()) != null) {
            throw Problem.invalid("currency", Checks.currency(request.currency()));
        }
        Path spooled = spool(id, file);
        try {
            database.inNewTransaction(connection -> {
                ImportJobs.insert(connection, id, request, clock.instant());
                return null;
            });
        } catch (RuntimeException refused) {
            delete(spooled);
            throw refused;
        }
        return spooled;
    }

    private Path spool(ImportId id, InputStream file) {
        Path spooled = directory.resolve(id + ".part");
        try {
            Files.createDirectories(directory);
            try (OutputStream out = Files.newOutputStream(spooled)) {
                byte[] buffer = new byte[1 << 16];
                long total = 0;
                for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                    total += read;
                    if (total > MOST_BYTES) {
                        throw new Problem(413, "tooLarge", "A file may have at most " + MOST_BYTES + " bytes.");
                    }
                    out.write(buffer, 0, read);
                }
            }
            return spooled;
        } catch (IOException broken) {
            delete(spooled);
            throw new UncheckedIOException("cannot keep the file to be imported", broken);
        } catch (RuntimeException refused) {
            delete(spooled);
            throw refused;
        }
    }

    private void work(ImportId id, ImportRequest request, Path file) {
        oneAtATime.lock();
        ImportRun run = new ImportRun(database, index, id, request, context(request), clock, () -> stopping);
        try {
            run.read(file);
            index.settled().get();
            end(id, Status.DONE, null);
        } catch (UnreadableFile unreadable) {
            end(id, Status.FAILED, unreadable.error());
        } catch (ImportRun.Interrupted stopped) {
            end(id, Status.FAILED, ImportJobs.INTERRUPTED);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end(id, Status.FAILED, ImportJobs.INTERRUPTED);
        } catch (ExecutionException notIndexed) {
            LOG.log(Level.WARNING, "Import {0} is stored but cannot be found by search: {1}", id, notIndexed.toString());
            end(id, Status.FAILED, new LineError(0, null,
                    "Everything counted was imported, but the search index cannot be written."));
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.WARNING, "Import " + id + " failed", failed);
            end(id, Status.FAILED, new LineError(0, null,
                    "The import broke off. What is counted was imported; run it again for the rest."));
        } finally {
            oneAtATime.unlock();
            delete(file);
        }
    }

    private ImportContext context(ImportRequest request) {
        return new ImportContext(request.language() == null ? Language.EN : request.language(), request.currency(),
                shop.settings().currency());
    }

    private void end(ImportId id, Status status, LineError error) {
        try {
            database.inNewTransaction(connection -> {
                if (error != null) {
                    ImportJobs.errorAtEnd(connection, id, error);
                }
                ImportJobs.end(connection, id, status, clock.instant());
                return null;
            });
        } catch (RuntimeException databaseDown) {
            LOG.log(Level.WARNING, "The end of import {0} is not recorded: {1}", id, databaseDown.toString());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException denied) {
            LOG.log(Level.WARNING, "The file {0} is no longer needed but stays: {1}", file, denied.toString());
        }
    }
}
