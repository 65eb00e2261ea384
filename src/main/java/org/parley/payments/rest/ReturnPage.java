package org.parley.payments.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.ResourceBundle;
import org.parley.identity.Shop;
import org.parley.payments.PaymentReturns;
import org.parley.payments.PaymentStatus;
import org.parley.payments.PaymentView;
import org.parley.shared.i18n.Language;

/**
 * Where the provider sends the customer back to. It asks how the payment stands, says so in the customer's language and
 * leads on to the conversation. A servlet, because the page holds one sentence and must open even when Faces has no view.
 */
@WebServlet("/pay/return/*")
public class ReturnPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PaymentReturns returns;
    @Inject
    private transient Shop shop;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Optional<PaymentReturns.Returned> returned = path == null || !path.matches("/[A-Za-z0-9_-]{43}")
                ? Optional.empty() : returns.arrive(path.substring(1));
        response.setStatus(returned.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().write(returned.map(found -> page(request, found)).orElseGet(() -> page(request,
                Language.parse(request.getLocale().getLanguage()).orElse(Language.EN), "missing", "", null)));
    }

    private String page(HttpServletRequest request, PaymentReturns.Returned returned) {
        PaymentView payment = returned.payment();
        Language language = Language.parse(returned.language()).orElse(Language.EN);
        return page(request, language, key(payment.status()), payment.amount().format(language), returned.returnUrl());
    }

    private static String key(PaymentStatus status) {
        return switch (status) {
            case CAPTURED -> "paid";
            case OFFERED, OPENED -> "open";
            case PENDING, AUTHORISED, IN_REVIEW, UNKNOWN -> "waiting";
            case MISMATCHED -> "mismatched";
            case PARTLY_REFUNDED, REFUNDED -> "refunded";
            case EXPIRED, CANCELLED, FAILED -> "unpaid";
        };
    }

    private String page(HttpServletRequest request, Language language, String key, String amount, String returnUrl) {
        ResourceBundle texts = ResourceBundle.getBundle("org.parley.payments.rest.return", language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String name = shop.settings().name();
        String back = returnUrl == null ? "<p>" + escape(texts.getString("close")) + "</p>"
                : "<p><a class=\"back\" href=\"" + escape(returnUrl) + "\">" + escape(texts.getString("back")) + "</a></p>";
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s · %s</title>
                <link rel="stylesheet" href="%s/resources/parley/pay-return.css">
                </head>
                <body>
                <main class="%s">
                <p class="shop">%s</p>
                <span class="mark" aria-hidden="true"></span>
                <h1>%s</h1>
                <p>%s</p>
                %s
                </main>
                </body>
                </html>
                """.formatted(language.code(), escape(texts.getString(key)), escape(name), request.getContextPath(), key,
                escape(name), escape(texts.getString(key)), escape(texts.getString(key + "Text").replace("{0}", amount)),
                back);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
