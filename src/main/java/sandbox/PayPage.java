package sandbox;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import sandbox.Session.Status;

/** The hosted page at which a customer pays, and the QR picture on it. The address itself is the customer's right. */
@WebServlet({"/sandbox/pay/*", "/sandbox/qr/*"})
public class PayPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Settings settings;
    @Inject
    private transient Provider provider;
    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PayLink> link = link(request, response);
        if (link.isEmpty()) {
            return;
        }
        Session session = provider.open(link.get());
        if (request.getServletPath().endsWith("/qr")) {
            write(response, "image/svg+xml", QrPicture.svg(QrPicture.payload(session)));
            return;
        }
        show(request, response, link.get(), session, statusOf(session), false);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PayLink> link = link(request, response);
        if (link.isEmpty()) {
            return;
        }
        Optional<Method> method = Method.parse(request.getParameter("method"));
        Optional<Action> action = Action.parse(request.getParameter("action"));
        if (method.isEmpty() || action.isEmpty()) {
            show(request, response, link.get(), provider.open(link.get()), HttpServletResponse.SC_BAD_REQUEST, true);
            return;
        }
        Session session = provider.act(link.get(), method.get(), action.get());
        if (session.status() == Status.EXPIRED || session.status() == Status.CANCELLED) {
            show(request, response, link.get(), session, HttpServletResponse.SC_GONE, false);
            return;
        }
        secure(response, link.get().returnUrl());
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", link.get().returnUrl());
    }

    /** Answers 404 itself when there is no such link. */
    private Optional<PayLink> link(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.exists()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return Optional.empty();
        }
        String path = request.getPathInfo();
        Optional<PayLink> link = path == null ? Optional.empty()
                : PayLink.verified(path.substring(1), settings.apiSecret());
        if (link.isEmpty()) {
            secure(response, null);
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            write(response, "text/html", writer(request, null).missing());
        }
        return link;
    }

    private void show(HttpServletRequest request, HttpServletResponse response, PayLink link, Session session, int status,
            boolean wrongForm) throws IOException {
        secure(response, link.returnUrl());
        response.setStatus(status);
        write(response, "text/html", writer(request, link).payment(session, link, request.getRequestURI(),
                clock.instant(), wrongForm));
    }

    private static int statusOf(Session session) {
        return session.status() == Status.EXPIRED || session.status() == Status.CANCELLED
                ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_OK;
    }

    private static PageWriter writer(HttpServletRequest request, PayLink link) {
        Texts texts = Texts.choose(request.getParameter("lang"), link == null ? null : link.language(),
                request.getLocales());
        return new PageWriter(texts, request.getContextPath() + "/sandbox");
    }

    /** The form may lead back to the merchant: Chromium applies form-action to the redirect after it too. */
    private static void secure(HttpServletResponse response, String returnUrl) {
        String merchant = "";
        if (returnUrl != null) {
            URI back = URI.create(returnUrl);
            merchant = " " + back.getScheme() + "://" + back.getRawAuthority();
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self';"
                + " img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'" + merchant);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
    }

    private static void write(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
