package org.parley.conversation.faces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    @Inject
    Shop shop;

    @Inject
    WidgetWords words;

    private ShopSettings settings;
    private Language language;
    private String inbox;

    @PostConstruct
    void open() {
        settings = shop.settings();
        ExternalContext request = FacesContext.getCurrentInstance().getExternalContext();
        inbox = Optional.ofNullable(request.getRequestParameterMap().get("inbox")).filter(NAME.asMatchPredicate())
                .orElse("web");
        language = Optional.ofNullable(request.getRequestParameterMap().get("lang")).flatMap(Language::parse)
                .orElseGet(() -> preferred(request.getRequestLocales()));
    }

    /** What policy the page is under, and who may frame it, is said for all pages in one place. */
    public void sendHeaders() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseHeader("Vary", "Accept-Language");
    }

    public String getLanguage() {
        return language.code();
    }

    public String getShopName() {
        return settings.name();
    }

    /** The first letter of the shop's name, for the round mark. */
    public String getMark() {
        String name = settings.name().strip();
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** {@code #rrggbb}, for the browser's own bars. */
    public String getAccent() {
        return settings.accentColour();
    }

    /** A text of the page in the visitor's language. */
    public String text(String key) {
        return words.text(language, key).replace("{shop}", settings.name());
    }

    /**
     * The page's script, written past the response writer: PrimeFaces 15 moves script elements to the end of the page
     * and, on the way, takes a module's type and any id away from them.
     */
    public String scriptElement(String address) {
        return "<script type=\"module\" src=\"" + address + "\"></script>";
    }

    /** What the script needs to start; for the reason above an element as a whole. */
    public String getDataElement() {
        return "<script type=\"application/json\" id=\"parley-page\">" + data() + "</script>";
    }

    /** JSON that is safe inside a script element. */
    private String data() {
        ObjectNode data = Json.object();
        data.put("api", contextPath() + "/api/v1");
        data.put("inbox", inbox);
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
