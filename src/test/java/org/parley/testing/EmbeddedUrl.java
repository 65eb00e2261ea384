package org.parley.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** The address of an embedded database with the very settings of the product: they decide what a commit costs and keeps. */
public final class EmbeddedUrl {

    private static final String PLACE = "file:${parley.home}/db/parley";

    private EmbeddedUrl() {
    }

    public static String inMemory(String name) {
        return at("mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    /** @param file without H2's endings */
    public static String inFile(Path file) {
        return at("file:" + file.toAbsolutePath());
    }

    private static String at(String place) {
        try (InputStream file = EmbeddedUrl.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            Properties settings = new Properties();
            settings.load(file);
            String url = settings.getProperty("parley.database.url");
            if (!url.contains(PLACE)) {
                throw new IllegalStateException("the embedded database is elsewhere now: " + url);
            }
            return url.replace(PLACE, place);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
