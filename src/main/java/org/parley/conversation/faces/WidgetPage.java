package org.parley.conversation.faces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;

/**
 * The widget's page as a stranger first sees it: the shop's name and colour and the words in their language, before any
 * script runs. It keeps no state, no session and no cookie, because it lives in other people's pages; what happens then
 * is between the page's script and the REST API.
 */
@Named
@RequestScoped
public class WidgetPage {

    /** One visitor, one conversation per inbox; the web widget's is this. */
    private static final String INBOX = "web";

    /** Nothing else reaches the header, whatever was once saved. */
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.*\\[\\]:-]+");

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Shop shop;

    @Inject
    WidgetWords words;

    private ShopSettings settings;
    private Language language;
    private String nonce;

    @PostConstruct
    void open() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        nonce = Base64.getEncoder().encodeToString(random);
        settings = shop.settings();
        ExternalContext request = FacesContext.getCurrentInstance().getExternalContext();
        language = Optional.ofNullable(request.getRequestParameterMap().get("lang")).flatMap(Language::parse)
                .orElseGet(() -> preferred(request.getRequestLocales()));
    }

    /** Only the shop's own pages may frame the widget; nothing but this server's files runs in it. */
    public void sendHeaders() {
        ExternalContext response = FacesContext.getCurrentInstance().getExternalContext();
        String ancestors = settings.embedOrigins().stream().filter(ORIGIN.asMatchPredicate()).collect(Collectors.joining(" ", "'self' ", "")).strip();
        response.setResponseHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; "
                + "style-src 'self' 'nonce-" + nonce + "'; img-src 'self' https: data:; connect-src 'self'; "
                + "form-action 'none'; base-uri 'none'; frame-ancestors " + ancestors);
        response.setResponseHeader("X-Content-Type-Options", "nosniff");
        response.setResponseHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setResponseHeader("Cache-Control", "no-cache");
        response.setResponseHeader("Vary", "Accept-Language");
    }

    public String getLanguage() {
        return language.code();
    }

    public String getNonce() {
        return nonce;
    }

    public String getShopName() {
        return settings.name();
    }

    /** The first letter of the shop's name, for the round mark. */
    public String getMark() {
        String name = settings.name().strip();
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** {@code #rrggbb}; anything else never reaches the style sheet. */
    public String getAccent() {
        String colour = settings.accentColour();
        return colour != null && colour.matches("#[0-9a-fA-F]{6}") ? colour : "#0f766e";
    }

    /** A text of the page in the visitor's language. */
    public String text(String key) {
        return words.text(language, key).replace("{shop}", settings.name());
    }

    /**
     * The page's script, written past the response writer: PrimeFaces 15 moves script elements to the end of the page
     * and, on the way, takes a module's type and any id away from them.
     */
    public String getScriptElement() {
        return "<script type=\"module\" src=\"" + contextPath() + "/resources/parley/js/widget.js\"></script>";
    }

    /** What the script needs to start; for the reason above an element as a whole. */
    public String getDataElement() {
        return "<script type=\"application/json\" id=\"parley-page\">" + data() + "</script>";
    }

    /** JSON that is safe inside a script element. */
    private String data() {
        ObjectNode data = Json.object();
        data.put("api", contextPath() + "/api/v1");
        data.put("inbox", INBOX);
        data.put("language", language.code());
        ObjectNode shopData = data.putObject("shop");
        shopData.put("name", settings.name());
        shopData.put("privacyLink", settings.privacyLink());
        data.set("strings", words.all(language));
        return Json.write(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
                .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static String contextPath() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
    }

    private static Language preferred(Iterator<Locale> wanted) {
        while (wanted.hasNext()) {
            Optional<Language> known = Language.parse(wanted.next().getLanguage());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return Language.EN;
    }
}
