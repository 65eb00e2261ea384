package org.parley.storefront.faces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.app.Assets;
import org.parley.catalog.Catalog;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.shared.i18n.Language;
import org.parley.shared.json.Json;

/**
 * The demo shop's front page: name, colour, words and categories before any script runs; the products come from the REST
 * API. It exists only with {@code parley.demo=true}, keeps no state, and embeds the widget by the public snippet, as a
 * stranger's page would.
 */
@Named
@RequestScoped
public class ShopPage {

    /** A way to a part of the catalogue. */
    public record Chip(String handle, String title, boolean chosen) {
    }

    @Inject
    private Shop shop;
    @Inject
    private Catalog catalog;
    @Inject
    private ShopWords words;
    @Inject
    private Assets assets;
    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "parley.demo", defaultValue = "false")
    private boolean demo;

    private ShopSettings settings;
    private Language language;
    private PageAddress address;
    private List<Chip> categories;

    @PostConstruct
    void open() {
        settings = shop.settings();
        address = PageAddress.of(request);
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        language = Optional.ofNullable(request.getParameter("lang")).flatMap(Language::parse)
                .orElseGet(() -> preferred(external.getRequestLocales()));
    }

    /** No page without the demo. */
    public void prepare() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (demo) {
            faces.getExternalContext().setResponseHeader("Vary", "Accept-Language");
        } else {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
        }
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

    /** For the browser's own bars; the page's colours come from the theme's style sheet. */
    public String getAccent() {
        return settings.accentColour();
    }

    /**
     * What a shop copies into its pages, and nothing else: a hint and the script. Written past the response writer, since
     * PrimeFaces 15 moves script elements to the end of the page and takes their attributes away.
     */
    public String getSnippet() {
        String origin = address.widgetOrigin();
        String hint = origin.isEmpty() ? "" : "<link rel=\"preconnect\" href=\"" + origin + "\">\n    ";
        return hint + "<script async src=\"" + address.script() + "\" data-inbox=\"web\"></script>";
    }

    /** The page's own script, for the reason above an element as a whole. */
    public String getScriptElement() {
        return "<script type=\"module\" src=\"" + request.getContextPath() + assets.url("parley/js/shop.js")
                + "\"></script>";
    }

    /** What was searched for, to stand in the field again. */
    public String getQuery() {
        return Optional.ofNullable(request.getParameter("q")).orElse("");
    }

    /** The categories that have something to sell, as links that work without script. */
    public List<Chip> getCategories() {
        if (categories == null) {
            String chosen = request.getParameter("category");
            categories = catalog.categories().stream().filter(category -> category.productCount() > 0)
                    .map(category -> new Chip(category.handle(), category.title().in(language),
                            category.handle().equals(chosen)))
                    .toList();
        }
        return categories;
    }

    public boolean isAllCategories() {
        return getCategories().stream().noneMatch(Chip::chosen);
    }

    /** A text of the page in the visitor's language. */
    public String text(String key) {
        return words.text(language, key).replace("{shop}", settings.name());
    }

    /** What the script needs to start. */
    public String getDataElement() {
        return "<script type=\"application/json\" id=\"shop-page\">" + data() + "</script>";
    }

    /** JSON that is safe inside a script element. */
    private String data() {
        ObjectNode data = Json.object();
        data.put("api", request.getContextPath() + "/api/v1");
        data.put("language", language.code());
        data.set("strings", words.all(language));
        return Json.write(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
                .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
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
