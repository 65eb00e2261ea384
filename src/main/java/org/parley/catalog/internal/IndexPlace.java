package org.parley.catalog.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Puts the search index into {@code ${parley.home}/index} and throws it away when it cannot be trusted: after a stop
 * that was not clean (its mark still stands), or when this version cuts texts in another way. Whoever starts the index
 * then fills it from the database. It is a Hibernate service contributor because Hibernate Search opens the index before
 * any bean exists and {@code persistence.xml} knows no configuration.
 */
public final class IndexPlace implements ServiceContributor {

    static final String ROOT = "hibernate.search.backend.directory.root";
    /** Setting with the file that stands while the index is open; absent where tests keep the index elsewhere. */
    static final String MARK = "parley.catalog.index-mark";
    /** To be raised with every change of analyzers or fields. */
    private static final String FORM = "1";
    private static final Logger LOG = System.getLogger(IndexPlace.class.getName());

    @Override
    public void contribute(StandardServiceRegistryBuilder registry) {
        Map<String, Object> settings = registry.getSettings();
        if (settings.containsKey(ROOT) || settings.containsKey("hibernate.search.backend.directory.type")) {
            return;
        }
        Path home = Path.of(ConfigProvider.getConfig(IndexPlace.class.getClassLoader())
                .getValue("parley.home", String.class)).toAbsolutePath();
        prepare(home);
        registry.applySetting(ROOT, home.resolve("index").toString());
        registry.applySetting(MARK, home.resolve("index.open").toString());
    }

    static void prepare(Path home) {
        Path index = home.resolve("index");
        Path form = index.resolve("form");
        Path mark = home.resolve("index.open");
        try {
            boolean unclean = Files.exists(mark);
            boolean fits = Files.exists(form) && Files.readString(form).equals(FORM);
            if (unclean || !fits) {
                if (Files.exists(index)) {
                    LOG.log(Level.INFO, "The search index is rebuilt: {0}",
                            unclean ? "the last stop was not clean" : "its form has changed");
                }
                delete(index);
                Files.createDirectories(index);
                Files.writeString(form, FORM);
            }
            Files.writeString(mark, "");
        } catch (IOException denied) {
            throw new UncheckedIOException("cannot keep the search index in " + index, denied);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
