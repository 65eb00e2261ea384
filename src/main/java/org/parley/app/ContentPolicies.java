package org.parley.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.identity.Shop;

/**
 * The content security policy of each kind of page. Never {@code unsafe-inline}; the desk is never framed, the widget only
 * by the shop's own origins. The demo shop embeds the widget from its other name, localhost from 127.0.0.1 and back, since
 * two names are two origins.
 */
@ApplicationScoped
class ContentPolicies {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?|\\[[0-9a-fA-F:]{2,39}](:\\d{1,5})?");

    @Inject
    private Shop shop;
    @Inject
    @ConfigProperty(name = "parley.public-url")
    private String publicUrl;
    @Inject
    @ConfigProperty(name = "parley.demo", defaultValue = "false")
    private boolean demo;

    String of(Surface surface, String host) {
        return switch (surface) {
            case API -> "default-src 'none'; frame-ancestors 'none'";
            case WIDGET -> page(host, "", "'none'", framers());
            case SHOP -> page(host, demo ? spaced(demoOrigins()) : "", "'self'" + (demo ? spaced(demoOrigins()) : ""), "'none'");
            case ASSET -> "default-src 'none'; frame-ancestors 'none'; sandbox";
            default -> page(host, "", "'none'", "'none'");
        };
    }

    /** Older browsers do not count the socket of the same host as {@code 'self'}, so it is named. */
    private static String page(String host, String moreScripts, String frames, String framers) {
        String sockets = host != null && HOST.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
        return "default-src 'none'; script-src 'self'" + moreScripts + "; style-src 'self'; img-src 'self' https: data:; "
                + "font-src 'self'; connect-src 'self'" + sockets + "; manifest-src 'self'; frame-src " + frames
                + "; form-action 'self'; base-uri 'none'; frame-ancestors " + framers;
    }

    private String framers() {
        Set<String> origins = new LinkedHashSet<>(shop.settings().embedOrigins());
        if (demo) {
            origins.addAll(demoOrigins());
        }
        return origins.isEmpty() ? "'none'" : String.join(" ", origins);
    }

    private Set<String> demoOrigins() {
        URI address = URI.create(publicUrl);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        Set<String> origins = new LinkedHashSet<>();
        origins.add(address.getScheme() + "://" + address.getHost() + port);
        if (address.getHost().equals("localhost") || address.getHost().equals("127.0.0.1")) {
            origins.add(address.getScheme() + "://localhost" + port);
            origins.add(address.getScheme() + "://127.0.0.1" + port);
        }
        return origins;
    }

    private static String spaced(Set<String> origins) {
        return " " + String.join(" ", origins);
    }
}
