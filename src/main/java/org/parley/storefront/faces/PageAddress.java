package org.parley.storefront.faces;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a page of this server was asked for, and where its other name is: {@code localhost} and {@code 127.0.0.1} are one
 * server but two origins, so each can play the strange shop that embeds the other's widget. Under any other name the
 * widget comes from the page's own origin, and the name, which the caller chooses, is repeated nowhere.
 */
record PageAddress(String scheme, String host, int port, String context) {

    private static final String NAME = "localhost";
    private static final String NUMBER = "127.0.0.1";

    static PageAddress of(HttpServletRequest request) {
        return new PageAddress(request.getScheme(), request.getServerName(), request.getServerPort(),
                request.getContextPath());
    }

    /** The origin to take the widget from, or empty for the page's own. */
    String widgetOrigin() {
        return switch (host) {
            case NAME -> scheme + "://" + NUMBER + portPart();
            case NUMBER -> scheme + "://" + NAME + portPart();
            default -> "";
        };
    }

    /** The address of the snippet's script; relative to the server where the widget is no stranger. */
    String script() {
        return widgetOrigin() + context + "/widget/embed.js";
    }

    private String portPart() {
        boolean usual = scheme.equals("http") && port == 80 || scheme.equals("https") && port == 443;
        return usual ? "" : ":" + port;
    }
}
