package org.parley.app.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How this installation is set up. Environment variables win over the defaults in microprofile-config.properties:
 * {@code PARLEY_ADMIN_EMAIL} is {@code parley.admin.email}.
 */
@ApplicationScoped
class Settings {

    @Inject
    @ConfigProperty(name = "parley.home")
    private String home;
    @Inject
    @ConfigProperty(name = "parley.public-url")
    private String publicUrl;
    @Inject
    @ConfigProperty(name = "parley.demo")
    private boolean demo;
    @Inject
    @ConfigProperty(name = "parley.admin.email")
    private Optional<String> adminEmail;

    /** Directory of the embedded database, the index and the demo's key. */
    Path home() {
        return Path.of(home);
    }

    /** Where browsers reach this server, without a slash at the end. */
    String publicUrl() {
        return publicUrl.replaceFirst("/+$", "");
    }

    /** The same server under its loopback name's twin: to a browser, another origin. */
    String twinUrl() {
        String host = URI.create(publicUrl()).getHost();
        return "localhost".equals(host) ? publicUrl().replaceFirst("localhost", "127.0.0.1")
                : publicUrl().replaceFirst("127\\.0\\.0\\.1", "localhost");
    }

    /** Whether demo shop, demo log-ins, printed key and sandbox payments exist. Never in production. */
    boolean demo() {
        return demo;
    }

    /** Who becomes the first administrator of an installation without staff. */
    Optional<String> adminEmail() {
        return adminEmail;
    }
}
