package org.parley.catalog.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.parley.shared.i18n.LocalizedText;

/** A shelf of the shop. Written by the importer in SQL; read as an entity when products are indexed. */
@Entity
@Table(name = "category")
class Category {

    @Id
    private UUID id;
    @Column(nullable = false)
    private String handle;
    @Convert(converter = LocalizedTextColumn.class)
    @Column(nullable = false)
    private LocalizedText title;
    @Column(nullable = false)
    private int position;
    @Version
    private long version;

    protected Category() {
    }

    UUID id() {
        return id;
    }

    String handle() {
        return handle;
    }

    LocalizedText title() {
        return title;
    }
}
