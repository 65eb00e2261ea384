package org.parley.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;

/**
 * Gives the session cookie its SameSite attribute, once. Payara 6.2025.10 ignores the cookie attributes of web.xml, and its
 * own setting for the listener writes the attribute twice into every cookie.
 */
final class SessionCookie extends HttpServletRequestWrapper {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final String SAME_SITE = ";SameSite=Lax";

    private final HttpServletResponse response;

    SessionCookie(HttpServletRequest request, HttpServletResponse response) {
        super(request);
        this.response = response;
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public HttpSession getSession(boolean create) {
        HttpSession session = super.getSession(create);
        mark();
        return session;
    }

    @Override
    public String changeSessionId() {
        String id = super.changeSessionId();
        mark();
        return id;
    }

    /** Completes the cookie if the container has just written it and the answer has not begun. */
    void mark() {
        if (response.isCommitted()) {
            return;
        }
        List<String> cookies = List.copyOf(response.getHeaders(SET_COOKIE));
        if (cookies.stream().noneMatch(SessionCookie::unmarked)) {
            return;
        }
        for (int at = 0; at < cookies.size(); at++) {
            String cookie = unmarked(cookies.get(at)) ? cookies.get(at) + SAME_SITE : cookies.get(at);
            if (at == 0) {
                response.setHeader(SET_COOKIE, cookie);
            } else {
                response.addHeader(SET_COOKIE, cookie);
            }
        }
    }

    private static boolean unmarked(String cookie) {
        return cookie.startsWith("JSESSIONID=") && !cookie.contains("SameSite");
    }
}
