package org.parley.app;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends every answer with its security and cache headers; mapped first in web.xml.
 *
 * <p>A page may name its own policy and keeps it, save for who may frame it. PrimeFaces adds a header that holds nothing but its script nonce: on the
 * administrators' pages the nonce goes into our policy, elsewhere nothing needs it. Two policies side by side would forbid
 * what only one of them allows.
 */
public class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern FRAMERS = Pattern.compile("frame-ancestors [^;]*");
    private static final Pattern NONCE = Pattern.compile("^script-src 'self' ('nonce-[A-Za-z0-9+/=_-]+');?$");

    @Inject
    private transient ContentPolicies policies;
    @Inject
    private transient Assets assets;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        Surface surface = Surface.of(path);
        String policy = policies.of(surface, request.getHeader("Host"));
        response.setHeader(POLICY, policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", surface.referrerPolicy());
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (surface.neverFramed()) {
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String cache = surface == Surface.ASSET ? assets.cacheControl(path) : surface.cacheControl();
        if (cache != null) {
            response.setHeader("Cache-Control", cache);
        }
        SessionCookie cookie = new SessionCookie(request, response);
        chain.doFilter(cookie, new OnePolicy(response, policy, surface, cookie));
        cookie.mark();
    }

    /** Lets one policy through. */
    private static final class OnePolicy extends HttpServletResponseWrapper {

        private final String policy;
        private final String framers;
        private final Surface surface;
        private final SessionCookie cookie;

        OnePolicy(HttpServletResponse response, String policy, Surface surface, SessionCookie cookie) {
            super(response);
            this.cookie = cookie;
            this.policy = policy;
            this.surface = surface;
            this.framers = policy.substring(policy.indexOf("frame-ancestors"));
        }

        /** Sends the answer's head: the last moment for the cookie. */
        @Override
        public void sendRedirect(String location) throws IOException {
            cookie.mark();
            super.sendRedirect(location);
        }

        @Override
        public void addHeader(String name, String value) {
            setOrAdd(name, value, true);
        }

        @Override
        public void setHeader(String name, String value) {
            setOrAdd(name, value, false);
        }

        private void setOrAdd(String name, String value, boolean add) {
            if (name.toLowerCase(Locale.ROOT).equals("content-security-policy")) {
                Matcher nonce = NONCE.matcher(value.strip());
                if (!nonce.matches()) {
                    super.setHeader(name, FRAMERS.matcher(value).replaceFirst(Matcher.quoteReplacement(framers)));
                } else if (surface == Surface.ADMIN) {
                    super.setHeader(name, policy.replace("script-src 'self'", "script-src 'self' " + nonce.group(1)));
                }
            } else if (add) {
                super.addHeader(name, value);
            } else {
                super.setHeader(name, value);
            }
        }
    }
}
