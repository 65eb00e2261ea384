package org.parley.catalog.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/**
 * One version of a product with its price and its pieces. Imports write it in SQL by the hundred and stock moves by
 * conditional updates, so the entity is read only when its product is indexed.
 */
@Entity
@Table(name = "variant")
class Variant {

    @Id
    private UUID id;
    @Column(name = "product_id", nullable = false)
    private UUID productId;
    @Column(nullable = false)
    private int position;
    /** Option keys and values in the order of the keys; with the product the natural key. */
    @Column(nullable = false)
    private String identity;
    @Column(nullable = false)
    private String options;
    @Column
    private String sku;
    @Column(nullable = false)
    private long price;
    @Column(name = "compare_at_price")
    private Long compareAtPrice;
    @Column(nullable = false)
    private String currency;
    @Column(name = "on_hand", nullable = false)
    private int onHand;
    @Column(nullable = false)
    private int reserved;
    @Column(name = "weight_grams")
    private Integer weightGrams;
    @Column
    private String image;
    @Version
    private long version;

    protected Variant() {
    }

    UUID productId() {
        return productId;
    }

    String sku() {
        return sku;
    }

    boolean available() {
        return onHand > reserved;
    }
}
