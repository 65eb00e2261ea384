package org.parley.identity;

import java.util.List;

/**
 * The shop's name card.
 *
 * @param accentColour {@code #rrggbb}; tints are derived from it
 * @param privacyLink https or http address shown at checkout, or {@code null}
 * @param currency ISO 4217 code of the shop's prices
 * @param embedOrigins origins whose pages may frame the widget, such as {@code https://shop.example}
 */
public record ShopSettings(String name, String accentColour, String privacyLink, String currency,
        List<String> embedOrigins) {

    public ShopSettings {
        embedOrigins = List.copyOf(embedOrigins);
    }
}
