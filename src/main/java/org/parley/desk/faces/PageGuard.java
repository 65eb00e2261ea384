package org.parley.desk.faces;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.identity.Caller;
import org.parley.identity.Credential;
import org.parley.identity.Staff;

/**
 * Lets only staff see the desk and only administrators the admin pages, but for the reports, which supervisors see too.
 * Takes changes only from our own pages. Mapped in web.xml, behind the security headers.
 */
public class PageGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String LOG_IN = "/desk/login.xhtml";
    private static final String WELCOME = "/desk/welcome.xhtml";
    private static final Set<String> OPEN = Set.of(LOG_IN, WELCOME, "/desk/token", "/desk/logout");

    private static final Set<String> REPORTS = Set.of("/admin/reports.xhtml", "/admin/reports.csv");

    @Inject
    private transient StaffSessions sessions;
    @Inject
    private transient Caller caller;
    @Inject
    @ConfigProperty(name = "parley.public-url")
    private String publicUrl;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (changes(request) && !path.equals(WELCOME) && !SameOrigin.is(request, publicUrl)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<Credential> credential = sessions.of(request);
        credential.ifPresent(caller::identify);
        if (!OPEN.contains(path)) {
            if (credential.isEmpty()) {
                toLogIn(request, response, path);
                return;
            }
            if (path.startsWith("/admin") && !mayEnter(path, credential.get().roles())) {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
                request.getRequestDispatcher("/desk/refused.xhtml").forward(request, response);
                return;
            }
            if (path.equals("/desk") || path.equals("/admin")) {
                response.sendRedirect(request.getContextPath() + path + "/");
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Supervisors see how promises are kept, and nothing else of the administration. */
    private static boolean mayEnter(String path, Set<String> roles) {
        return roles.contains(Staff.ADMIN) || REPORTS.contains(path) && roles.contains(Staff.SUPERVISOR);
    }

    private static boolean changes(HttpServletRequest request) {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    /** A page that was left open over night asks by script; it is sent to the log-in and back to where it was. */
    private static void toLogIn(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        String query = request.getQueryString() == null || changes(request) ? "" : "?" + request.getQueryString();
        String target = request.getContextPath() + LOG_IN + "?from="
                + URLEncoder.encode(path.replace("/index.xhtml", "/") + query, StandardCharsets.UTF_8);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter().write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                    + target.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;") + "\"/></partial-response>");
            return;
        }
        response.sendRedirect(target);
    }
}
