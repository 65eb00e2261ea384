package org.parley.app;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses of scripts, styles and pictures that browsers may keep for ever: {@code /static/<version>/parley/js/…} is the
 * file {@code /resources/parley/js/…}. The version is a digest of all of them, so a module and what it imports by a
 * relative path always fit together; after an upgrade every address is a new one.
 */
@Named
@ApplicationScoped
public class Assets {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Inject
    private ServletContext context;
    private String version;

    @PostConstruct
    void digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            Path root = Path.of(context.getRealPath("/resources/parley"));
            try (Stream<Path> files = Files.walk(root)) {
                List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
                for (Path file : sorted) {
                    sha.update(root.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    sha.update(Files.readAllBytes(file));
                }
            }
            version = HexFormat.of().formatHex(sha.digest()).substring(0, 12);
        } catch (IOException failed) {
            throw new UncheckedIOException("the pages' files cannot be read", failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The lasting address of a file below {@code /resources}. */
    public String url(String file) {
        return "/static/" + version + "/" + file;
    }

    /** An old page's address still answers, with today's file, but nobody may keep that. */
    String cacheControl(String path) {
        return path.startsWith("/static/" + version + "/") ? FOR_EVER
                : path.matches("/(resources|shop/images)/.*\\.(svg|png|webp|jpg|ico)") ? "public, max-age=86400" : "no-cache";
    }
}
