package org.parley.catalog;

import java.util.List;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/**
 * A product as shown to people, with live prices and stock.
 *
 * @param price the lowest price of its variants
 * @param compareAtPrice the former price of that same variant, or {@code null}
 * @param category handle of its category, or {@code null}
 * @param image address of the picture to show (in a search for a colour: of the fitting variant), or {@code null}
 * @param options what is chosen, in the order of display; empty for a product in one version
 * @param variants in the order of display, never empty
 */
public record ProductView(ProductId id, String handle, LocalizedText title, LocalizedText description, Money price,
        Money compareAtPrice, String category, String image, List<ImageView> images, List<OptionView> options,
        List<String> tags, List<VariantView> variants) {

    /** Whether any variant can be bought now. */
    public boolean inStock() {
        return variants.stream().anyMatch(variant -> variant.available() > 0);
    }

    /** The same product with the picture of one of its variants in front. */
    public ProductView withImage(String otherImage) {
        return otherImage == null || otherImage.equals(image) ? this : new ProductView(id, handle, title, description,
                price, compareAtPrice, category, otherImage, images, options, tags, variants);
    }
}
