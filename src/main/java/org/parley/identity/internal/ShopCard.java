package org.parley.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
import org.parley.identity.ShopSettings;

/** The single row that holds the shop's name card. */
@Entity
@Table(name = "shop_settings")
class ShopCard {

    static final int THE_ONE = 1;

    @Id
    private int id;
    @Column(name = "name", nullable = false)
    private String name;
    @Column(name = "accent_colour", nullable = false)
    private String accentColour;
    @Column(name = "privacy_link")
    private String privacyLink;
    @Column(name = "currency", nullable = false)
    private String currency;
    @Column(name = "embed_origins", nullable = false)
    private String embedOrigins;
    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected ShopCard() {
    }

    void change(ShopSettings settings) {
        name = settings.name().strip();
        accentColour = settings.accentColour();
        privacyLink = settings.privacyLink();
        currency = settings.currency();
        embedOrigins = String.join(" ", settings.embedOrigins());
    }

    ShopSettings settings() {
        List<String> origins = Arrays.stream(embedOrigins.split(" ")).filter(origin -> !origin.isEmpty()).toList();
        return new ShopSettings(name, accentColour, privacyLink, currency, origins);
    }
}
