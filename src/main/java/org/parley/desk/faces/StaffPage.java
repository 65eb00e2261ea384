package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.identity.Caller;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.identity.Staff;
import org.parley.shared.i18n.Language;
import org.primefaces.context.PrimeFacesContext;

/**
 * What every page of staff shows: the reader's language and theme (their choice is kept in cookies), who is logged in and
 * the shop's name card.
 */
@Named("staffPage")
@RequestScoped
public class StaffPage {

    private static final List<String> THEMES = List.of("light", "dark");

    @Inject
    private HttpServletRequest request;
    @Inject
    private Caller caller;
    @Inject
    private Shop shop;
    private Language language;
    private String theme;

    @PostConstruct
    void read() {
        Optional<Language> asked = Language.parse(request.getParameter("language"));
        asked.ifPresent(this::remember);
        language = asked.or(() -> cookie("parley-language").flatMap(Language::parse)).orElseGet(this::preferred);
        theme = cookie("parley-theme").filter(THEMES::contains).orElse("auto");
    }

    /** Scripts of the desk may read and change it too. */
    private void remember(Language chosen) {
        Map<String, Object> attributes = new HashMap<>(Map.of("path", "/", "maxAge", 31_536_000, "SameSite", "Lax"));
        attributes.put("secure", request.isSecure());
        FacesContext.getCurrentInstance().getExternalContext().addResponseCookie("parley-language", chosen.code(), attributes);
    }

    private Language preferred() {
        for (Locale locale : Collections.list(request.getLocales())) {
            Optional<Language> spoken = Language.parse(locale.getLanguage());
            if (spoken.isPresent()) {
                return spoken.get();
            }
        }
        return Language.EN;
    }

    private Optional<String> cookie(String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    public Language language() {
        return language;
    }

    public String getLanguage() {
        return language.code();
    }

    public Locale getLocale() {
        return language.locale();
    }

    public List<Choice> getLanguages() {
        return List.of(new Choice("en", "English"), new Choice("th", "ไทย"), new Choice("ja", "日本語"), new Choice("ko", "한국어"));
    }

    /** {@code light}, {@code dark} or {@code auto}, as the device says. */
    public String getTheme() {
        return theme;
    }

    /** PrimeFaces refuses a form without it; its own scripts add it, a page that works without scripts carries it. */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }

    public boolean isAdministrator() {
        return caller.roles().contains(Staff.ADMIN);
    }

    public boolean isSupervisor() {
        return caller.roles().contains(Staff.SUPERVISOR);
    }

    public String getStaffName() {
        return caller.name();
    }

    public ShopSettings shop() {
        return shop.settings();
    }

    /** The first letter of a name, for avatars. */
    public String initial(String name) {
        return name == null || name.isBlank() ? "?" : name.strip().substring(0, name.strip().offsetByCodePoints(0, 1)).toUpperCase(getLocale());
    }

    /** A language by its own name. */
    public static final class Choice {
        private final String code;
        private final String name;

        Choice(String code, String name) {
            this.code = code;
            this.name = name;
        }

        public String getCode() {
            return code;
        }

        public String getName() {
            return name;
        }
    }
}
