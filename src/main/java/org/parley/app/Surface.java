package org.parley.app;

/** What kind of thing a path is, as far as browsers must know how to treat it. */
enum Surface {
    API, DESK, ADMIN, WELCOME, WIDGET, SHOP, ASSET, OTHER;

    static Surface of(String path) {
        if (path.startsWith("/api/")) {
            return API;
        }
        if (path.equals("/desk/welcome.xhtml")) {
            return WELCOME;
        }
        if (path.equals("/desk") || path.startsWith("/desk/")) {
            return DESK;
        }
        if (path.equals("/admin") || path.startsWith("/admin/")) {
            return ADMIN;
        }
        if (path.startsWith("/static/") || path.startsWith("/resources/") || path.matches("/(widget|shop)/.*\\.(js|css|svg|png|webp)")) {
            return ASSET;
        }
        if (path.startsWith("/widget/") || path.equals("/widget")) {
            return WIDGET;
        }
        if (path.startsWith("/shop/") || path.equals("/shop") || path.equals("/") || path.equals("/index.xhtml")) {
            return SHOP;
        }
        return OTHER;
    }

    boolean neverFramed() {
        return this == DESK || this == ADMIN || this == WELCOME || this == API;
    }

    /**
     * The one-time link's page tells nobody where it came from. Pages of staff tell only this server, which needs the
     * origin to know its own forms; with {@code no-referrer} browsers send {@code Origin: null}.
     */
    String referrerPolicy() {
        return switch (this) {
            case WELCOME, API -> "no-referrer";
            case DESK, ADMIN -> "same-origin";
            default -> "strict-origin-when-cross-origin";
        };
    }

    /** {@code null}: as whoever answers says. */
    String cacheControl() {
        return switch (this) {
            case API, DESK, ADMIN, WELCOME -> "no-store";
            case WIDGET, SHOP -> "no-cache";
            default -> null;
        };
    }
}
