package org.parley.desk.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.parley.catalog.Catalog;
import org.parley.identity.Shop;
import org.parley.identity.ShopSettings;
import org.parley.shared.problem.Problem;

/** Bean of /admin/shop.xhtml: the shop's name card. */
@Named("shopSettingsPage")
@RequestScoped
public class ShopSettingsPage {

    private static final List<String> CURRENCIES = List.of("THB", "JPY", "KRW", "USD", "EUR", "GBP", "SGD", "TWD", "VND", "AUD");

    @Inject
    private Shop shop;
    @Inject
    private Catalog catalog;
    private String name;
    private String accentColour;
    private String currency;
    private String privacyLink;
    private String embedOrigins;

    @PostConstruct
    void read() {
        ShopSettings settings = shop.settings();
        name = settings.name();
        accentColour = settings.accentColour();
        currency = settings.currency();
        privacyLink = settings.privacyLink();
        embedOrigins = String.join("\n", settings.embedOrigins());
    }

    public void save() {
        try {
            List<String> origins = embedOrigins == null ? List.of()
                    : Arrays.stream(embedOrigins.strip().split("\\s+")).filter(one -> !one.isEmpty()).distinct().toList();
            shop.change(new ShopSettings(name, accentColour, privacyLink, currency, origins));
            Told.done("shop.saved");
        } catch (Problem problem) {
            Told.refused(problem, "shop");
        }
    }

    /** Prices carry their currency: it is chosen before there are products. */
    public boolean isCurrencySettled() {
        return !catalog.isEmpty();
    }

    public List<String> getCurrencies() {
        return Stream.concat(Stream.of(shop.settings().currency()), CURRENCIES.stream()).distinct().toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getAccentColour() {
        return accentColour;
    }

    public void setAccentColour(String accentColour) {
        this.accentColour = accentColour;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getPrivacyLink() {
        return privacyLink;
    }

    public void setPrivacyLink(String privacyLink) {
        this.privacyLink = privacyLink;
    }

    public String getEmbedOrigins() {
        return embedOrigins;
    }

    public void setEmbedOrigins(String embedOrigins) {
        this.embedOrigins = embedOrigins;
    }
}
