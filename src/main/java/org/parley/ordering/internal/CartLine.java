package org.parley.ordering.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How many pieces of a variant a cart holds. @param position in the order in which things were put in */
@Embeddable
record CartLine(@Column(name = "quantity", nullable = false) int quantity,
        @Column(name = "position", nullable = false) int position) {
}
