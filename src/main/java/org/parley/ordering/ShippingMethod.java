package org.parley.ordering;

import java.util.Objects;
import org.parley.shared.i18n.LocalizedText;
import org.parley.shared.money.Money;

/**
 * A way of shipping that a shop offers.
 *
 * @param id stable name in requests: lower-case letters, digits and dashes
 * @param price of an order's shipping, never negative
 * @param freeFrom subtotal from which on (inclusive) it costs nothing; {@code null}: never
 */
public record ShippingMethod(String id, LocalizedText title, Money price, Money freeFrom) {

    public ShippingMethod {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        if (price.isNegative() || freeFrom != null && freeFrom.isNegative()) {
            throw new IllegalArgumentException("shipping cannot cost less than nothing");
        }
    }

    /** What it costs for goods of that value. */
    public Money priceFor(Money subtotal) {
        return freeFrom != null && subtotal.compareTo(freeFrom) >= 0 ? Money.zero(price.currency()) : price;
    }
}
