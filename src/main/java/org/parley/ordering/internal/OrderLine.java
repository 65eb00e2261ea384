package org.parley.ordering.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.parley.shared.i18n.LocalizedText;

/** What was sold, as it was called and priced then. @param unitPrice in the smallest unit of the order's currency */
@Embeddable
record OrderLine(@Column(name = "variant_id", nullable = false) UUID variantId,
        @Column(name = "product_id", nullable = false) UUID productId,
        @Column(name = "title", nullable = false) @Convert(converter = LocalizedTextJson.class) LocalizedText title,
        @Column(name = "sku") String sku,
        @Column(name = "image") String image,
        @Column(name = "quantity", nullable = false) int quantity,
        @Column(name = "unit_price", nullable = false) long unitPrice) {
}
