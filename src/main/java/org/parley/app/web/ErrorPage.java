package org.parley.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.parley.shared.i18n.Language;
import org.parley.shared.id.Ids;
import org.parley.shared.json.Json;

/**
 * What is shown instead of a page that isn't there, isn't allowed or failed: one sentence in the reader's language, by
 * {@code Accept-Language}, and a way on. Nothing of the cause leaves the server; below the API it is a problem document.
 * A servlet, because it must work when nothing else does.
 */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = told instanceof Integer code && code >= 400 ? code : HttpServletResponse.SC_NOT_FOUND;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        response.setStatus(status);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (path instanceof String uri && uri.startsWith(request.getContextPath() + "/api/")) {
            response.setContentType("application/problem+json");
            response.getWriter().write(problem(status));
            return;
        }
        Language language = preferred(request);
        response.setContentType("text/html");
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Content-Language", language.code());
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src data:;"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.getWriter().write(page(request.getContextPath(), language, kind(status)));
    }

    /** What the server refused before our code saw it, such as a header that cannot be read. */
    static String problem(int status) {
        String code = switch (kind(status)) {
            case "missing" -> "notFound";
            case "refused" -> "forbidden";
            case "unclear" -> "malformed";
            default -> "internal";
        };
        return Json.object().put("type", "https://parley.dev/problems/" + code)
                .put("title", status < 500 ? "Refused" : "Internal error").put("status", status)
                .put("detail", status < 500 ? "The request cannot be understood." : "Something went wrong on our side.")
                .put("instance", "urn:uuid:" + Ids.next()).put("code", code).toString();
    }

    static String kind(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND, HttpServletResponse.SC_GONE -> "missing";
            case HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN -> "refused";
            default -> status < 500 ? "unclear" : "failed";
        };
    }

    private static Language preferred(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream().map(Locale::getLanguage).map(Language::parse)
                .flatMap(Optional::stream).findFirst().orElse(Language.EN);
    }

    static String page(String context, Language language, String kind) {
        ResourceBundle texts = ResourceBundle.getBundle("org.parley.app.web.error", language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return """
                <!DOCTYPE html>
                <html lang="%1$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%2$s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="%3$s/resources/parley/pay-return.css">
                </head>
                <body>
                <main class="missing">
                <span class="mark" aria-hidden="true"></span>
                <h1>%2$s</h1>
                <p>%4$s</p>
                <p><a class="back" href="%3$s/">%5$s</a></p>
                </main>
                </body>
                </html>
                """.formatted(language.code(), texts.getString(kind), context, texts.getString(kind + "Text"),
                texts.getString("start"));
    }
}
