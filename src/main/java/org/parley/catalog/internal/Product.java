package org.parley.catalog.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.TypeBinderRef;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.TypeBinding;
import org.parley.catalog.OptionView;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.json.Json;

/**
 * What the search index is made of. Lists and imports go past the entity in SQL; the indexer loads it with its category
 * and variants, three statements for a batch.
 */
@Entity
@Table(name = "product")
@Indexed(index = "product")
@TypeBinding(binder = @TypeBinderRef(type = ProductDocument.class))
class Product {

    @Id
    private UUID id;
    @Column(nullable = false)
    private String handle;
    @Column(name = "category_id")
    private UUID categoryId;
    @Convert(converter = LocalizedTextColumn.class)
    @Column(nullable = false)
    private LocalizedText title;
    @Convert(converter = LocalizedTextColumn.class)
    @Column(nullable = false)
    private LocalizedText description;
    @Column(nullable = false)
    private String tags;
    @Column(nullable = false)
    private String images;
    @Column(nullable = false)
    private String options;
    @Column(name = "lowest_price", nullable = false)
    private long lowestPrice;
    @Column(nullable = false)
    private String currency;
    @Column(nullable = false)
    private boolean published;
    @Column(name = "created_at", nullable = false)
    private Instant createdAt;
    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;
    @Version
    private long version;
    @Transient
    private Category category;
    @Transient
    private List<Variant> variants = List.of();

    protected Product() {
    }

    /** Hands over what the document needs besides the row itself. */
    void with(Category itsCategory, List<Variant> itsVariants) {
        category = itsCategory;
        variants = itsVariants;
    }

    UUID id() {
        return id;
    }

    UUID categoryId() {
        return categoryId;
    }

    Category category() {
        return category;
    }

    LocalizedText title() {
        return title;
    }

    LocalizedText description() {
        return description;
    }

    List<String> tags() {
        return List.of(Json.read(tags, String[].class));
    }


    List<OptionView> options() {
        return List.of(Json.read(options, OptionView[].class));
    }

    List<Variant> variants() {
        return variants;
    }

    /** In ten-thousandths of the currency's main unit. */
    long lowestPrice() {
        return lowestPrice;
    }

    boolean published() {
        return published;
    }
}
