package sandbox;

import java.time.Duration;
import java.time.Instant;
import sandbox.Session.Status;

/** Writes the pay page. It works without script; everything that came from outside is escaped. */
final class PageWriter {

    private static final String ICON_CARD = "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><rect x=\"2.5\" y=\"5\""
            + " width=\"19\" height=\"14\" rx=\"2.5\"/><path d=\"M2.5 10h19M6 15h4\"/></svg>";
    private static final String ICON_BANK = "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M3 10 12 4l9 6M4 20h16"
            + "M6 10v7M10 10v7M14 10v7M18 10v7\"/></svg>";
    private static final String ICON_WALLET = "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M19 7H5.5a2.5 2.5 0"
            + " 0 1 0-5H17v5M3 4.5V18a3 3 0 0 0 3 3h13a2 2 0 0 0 2-2V9a2 2 0 0 0-2-2M17 14h.01\"/></svg>";

    private final Texts texts;
    private final String base;

    /**
     * @param base path of the provider, such as {@code /sandbox}
     */
    PageWriter(Texts texts, String base) {
        this.texts = texts;
        this.base = base;
    }

    String missing() {
        return page(texts.text("missing"), "", result("warn", texts.text("missing"), texts.text("missingText")));
    }

    /**
     * @param path the page's own address, to which the form is posted
     * @param wrongForm whether the form came in without a method or an action that we know
     */
    String payment(Session session, PayLink link, String path, Instant now, boolean wrongForm) {
        String languages = languages(path);
        if (session.status() != Status.OPENED) {
            return page(texts.text(outcome(session)), languages, result(session, link));
        }
        String amount = texts.money(session.amount(), session.currency());
        return page(texts.text("title", amount), languages, head(session, link, amount, now)
                + (wrongForm ? "<p class=\"note warn\" role=\"alert\">" + escape(texts.text("choose")) + "</p>" : "")
                + form(link, path, amount));
    }

    private String head(Session session, PayLink link, String amount, Instant now) {
        long minutes = Math.max(1, Duration.between(now, session.expiresAt()).plusSeconds(59).toMinutes());
        return """
                <header class="bill">
                  <p class="to">%s</p>
                  <p class="merchant">%s</p>
                  %s
                  <h1 class="amount">%s</h1>
                  <p class="clock" id="clock" data-until="%s" data-text="%s" data-over="%s">%s</p>
                </header>
                """.formatted(escape(texts.text("to")), escape(link.merchant()),
                link.description() == null ? "" : "<p class=\"what\">" + escape(link.description()) + "</p>",
                escape(amount), session.expiresAt(), escape(texts.text("hurry")), escape(texts.text("over")),
                escape(texts.text("left", Long.toString(minutes))));
    }

    private String form(PayLink link, String path, String amount) {
        String first = Method.parse(link.method()).orElse(Method.CARD).code();
        StringBuilder form = new StringBuilder("<form method=\"post\" action=\"" + escape(path) + "\">");
        form.append("<fieldset class=\"methods\"><legend>").append(escape(texts.text("method"))).append("</legend>");
        for (Method method : Method.values()) {
            form.append("<input type=\"radio\" name=\"method\" id=\"m-%1$s\" value=\"%1$s\"%2$s>".formatted(method.code(),
                    method.code().equals(first) ? " checked" : ""));
        }
        form.append("<div class=\"tabs\">").append(tab(Method.CARD, ICON_CARD)).append(tab(Method.BANK_TRANSFER, ICON_BANK))
                .append(tab(Method.WALLET, ICON_WALLET)).append("</div>");
        form.append(panel(Method.CARD, "<div class=\"plastic\"><span class=\"chip\"></span><span class=\"number\">4242 4242"
                + " 4242 4242</span><span>SOMCHAI TEST</span><span>12/39</span></div>", "cardHint"));
        form.append(panel(Method.BANK_TRANSFER, "<img class=\"qr\" width=\"200\" height=\"200\" src=\"" + base + "/qr/"
                + escape(path.substring(path.lastIndexOf('/') + 1)) + "\" alt=\"" + escape(texts.text("qr", amount))
                + "\">", "bankHint"));
        form.append(panel(Method.WALLET, "<div class=\"purse\">" + ICON_WALLET + "<b>SandPay</b><span>"
                + escape(amount) + "</span></div>", "walletHint"));
        form.append("</fieldset><button class=\"pay\" name=\"action\" value=\"approve\">")
                .append(escape(texts.text("approve", amount))).append("</button>");
        form.append("<fieldset class=\"tester\"><legend>").append(escape(texts.text("tester"))).append("</legend>");
        for (Action action : Action.values()) {
            if (action != Action.APPROVE) {
                form.append("<button name=\"action\" value=\"%s\"><b>%s</b><span>%s</span></button>".formatted(
                        action.code(), escape(texts.text(action.code())), escape(texts.text(action.code() + "Hint"))));
            }
        }
        return form.append("</fieldset></form>").append(back(link)).toString();
    }

    private String tab(Method method, String icon) {
        return "<label for=\"m-%s\">%s<span>%s</span></label>".formatted(method.code(), icon,
                escape(texts.text(method.code())));
    }

    private String panel(Method method, String picture, String hint) {
        return "<div class=\"panel %s\">%s<p>%s</p></div>".formatted(method.code(), picture, escape(texts.text(hint)));
    }

    private static String outcome(Session session) {
        return session.captured() > 0 && session.refunded() == session.captured() ? "refunded" : session.status().code();
    }

    private String result(Session session, PayLink link) {
        String key = outcome(session);
        String tone = switch (session.status()) {
            case CAPTURED -> "good";
            case PENDING, OPENED -> "wait";
            case FAILED, EXPIRED, CANCELLED -> "warn";
        };
        String text = session.status() == Status.CAPTURED
                ? texts.text(key + "Text", texts.money(session.captured(), session.currency()), link.merchant())
                : texts.text(key + "Text");
        return result(tone, texts.text(key), text) + back(link);
    }

    private static String result(String tone, String title, String text) {
        return "<div class=\"result %s\"><span class=\"mark\" aria-hidden=\"true\"></span><h1>%s</h1><p>%s</p></div>"
                .formatted(tone, escape(title), escape(text));
    }

    private String back(PayLink link) {
        return "<p class=\"back\"><a href=\"%s\">%s</a></p>".formatted(escape(link.returnUrl()),
                escape(texts.text("back", link.merchant())));
    }

    private String languages(String path) {
        StringBuilder links = new StringBuilder("<nav class=\"languages\" aria-label=\"" + escape(texts.text("language"))
                + "\">");
        for (String language : Texts.LANGUAGES) {
            links.append("<a href=\"%s?lang=%s\" lang=\"%s\"%s>%s</a>".formatted(escape(path), language, language,
                    language.equals(texts.language()) ? " aria-current=\"true\"" : "", Texts.NAMES.get(language)));
        }
        return links.append("</nav>").toString();
    }

    private String page(String title, String languages, String content) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <link rel="stylesheet" href="%s/assets/pay.css">
                <link rel="icon" href="data:,">
                <script src="%s/assets/pay.js" defer></script>
                </head>
                <body>
                <p class="banner" role="note">%s</p>
                <main>%s<div class="sheet">%s</div></main>
                </body>
                </html>
                """.formatted(texts.language(), escape(title), base, base, escape(texts.text("banner")), languages, content);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
